import { anyLanguage } from '@moisson/kernel';
import { stringify } from 'csv-stringify/sync';
import type { z } from 'zod';
import type { Dataset } from '../datasets/public-dataset.ts';

type Exported = z.infer<typeof Dataset>;
type Cell = string | number | undefined;

/** Between the values of one cell. */
const SEPARATOR = '; ';
const listed = (values: readonly (string | undefined)[]): string =>
  [...new Set(values.filter(Boolean))].join(SEPARATOR);

/** The columns, in their order. New ones go to the end: spreadsheets refer to columns by their place. */
const columns: Readonly<Record<string, (dataset: Exported, portalUrl: string) => Cell>> = {
  id: ({ id }) => id,
  page: ({ id }, portalUrl) => `${portalUrl}/datasets/${id}`,
  title: ({ title }) => anyLanguage(title),
  title_en: ({ title }) => title.en,
  description: ({ description }) => description && anyLanguage(description),
  organization_id: ({ organization }) => organization?.id,
  organization: ({ organization }) => organization?.name,
  themes: ({ theme }) => listed(theme),
  keywords: ({ keyword }) => listed(keyword),
  licence: ({ license }) => license && (license.id ?? license.original),
  formats: ({ distribution }) => listed(distribution.map(({ format }) => format)),
  files: ({ distribution }) => distribution.length,
  urls: ({ distribution }) => listed(distribution.map((file) => file.downloadURL ?? file.accessURL ?? file.address)),
  issued: ({ issued }) => issued,
  modified: ({ modified }) => modified,
  frequency: ({ accrualPeriodicity }) => accrualPeriodicity,
  temporal_start: ({ temporal }) => temporal?.start,
  temporal_end: ({ temporal }) => temporal?.end,
  place: ({ spatial }) => spatial?.label,
  west: ({ spatial }) => spatial?.bbox?.[0],
  south: ({ spatial }) => spatial?.bbox?.[1],
  east: ({ spatial }) => spatial?.bbox?.[2],
  north: ({ spatial }) => spatial?.bbox?.[3],
  landing_page: ({ landingPage }) => landingPage,
  sources: ({ records }) => listed(records.map(({ sourceId }) => sourceId)),
  first_seen_at: ({ firstSeenAt }) => firstSeenAt,
  changed_at: ({ changedAt }) => changedAt,
  absent_since: ({ absentSince }) => absentSince,
};

/**
 * Texts come from sources: one that begins like a formula gets an apostrophe before it, or a spreadsheet would compute it (CWE-1236). Our own
 * numbers may be negative.
 */
const textOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify([...rows], {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });

/** A byte order mark, without which spreadsheets take UTF-8 for another encoding, and the names of the columns. */
export const csvHead = (): string => `\uFEFF${textOf([Object.keys(columns)])}`;

/** Returns datasets as rows of a CSV file (RFC 4180). */
export const csvRows = (datasets: readonly Exported[], portalUrl: string): string =>
  textOf(datasets.map((dataset) => Object.values(columns).map((cell) => cell(dataset, portalUrl))));
