import { anyLanguage } from '@moisson/kernel';
import type { Exported } from './export-format.ts';

interface Values {
  readonly text: string | undefined;
  /** May be empty; no value is there twice. */
  readonly list: readonly string[];
  readonly integer: number;
  readonly number: number | undefined;
  /** ISO 8601, with milliseconds. */
  readonly instant: string | undefined;
}
export type ColumnKind = keyof Values;

/** One column of a flat export. */
export interface Column<Kind extends ColumnKind = ColumnKind> {
  readonly name: string;
  readonly kind: Kind;
  readonly valueOf: (dataset: Exported, portalUrl: string) => Values[ColumnKind];
}

const column = <Kind extends ColumnKind>(
  name: string,
  kind: Kind,
  valueOf: (dataset: Exported, portalUrl: string) => Values[Kind],
): Column<Kind> => ({ name, kind, valueOf });

const listed = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined && value !== '') as string[]),
];

/** The columns, in their order. New ones go to the end: spreadsheets refer to columns by their place. */
export const columns: readonly Column[] = [
  column('id', 'text', ({ id }) => id),
  column('page', 'text', ({ id }, portalUrl) => `${portalUrl}/datasets/${id}`),
  column('title', 'text', ({ title }) => anyLanguage(title)),
  column('title_en', 'text', ({ title }) => title.en),
  column('description', 'text', ({ description }) => description && anyLanguage(description)),
  column('organization_id', 'text', ({ organization }) => organization?.id),
  column('organization', 'text', ({ organization }) => organization?.name),
  column('themes', 'list', ({ theme }) => listed(theme)),
  column('keywords', 'list', ({ keyword }) => listed(keyword)),
  column('licence', 'text', ({ license }) => license && (license.id ?? license.original)),
  column('formats', 'list', ({ distribution }) => listed(distribution.map(({ format }) => format))),
  column('files', 'integer', ({ distribution }) => distribution.length),
  column('urls', 'list', ({ distribution }) =>
    listed(distribution.map((file) => file.downloadURL ?? file.accessURL ?? file.address)),
  ),
  // As precise as the source is: a year, a month, a day or an instant.
  column('issued', 'text', ({ issued }) => issued),
  column('modified', 'text', ({ modified }) => modified),
  column('frequency', 'text', ({ accrualPeriodicity }) => accrualPeriodicity),
  column('temporal_start', 'text', ({ temporal }) => temporal?.start),
  column('temporal_end', 'text', ({ temporal }) => temporal?.end),
  column('place', 'text', ({ spatial }) => spatial?.label),
  column('west', 'number', ({ spatial }) => spatial?.bbox?.[0]),
  column('south', 'number', ({ spatial }) => spatial?.bbox?.[1]),
  column('east', 'number', ({ spatial }) => spatial?.bbox?.[2]),
  column('north', 'number', ({ spatial }) => spatial?.bbox?.[3]),
  column('landing_page', 'text', ({ landingPage }) => landingPage),
  column('sources', 'list', ({ records }) => listed(records.map(({ sourceId }) => sourceId))),
  column('first_seen_at', 'instant', ({ firstSeenAt }) => firstSeenAt),
  column('changed_at', 'instant', ({ changedAt }) => changedAt),
  column('absent_since', 'instant', ({ absentSince }) => absentSince),
];
