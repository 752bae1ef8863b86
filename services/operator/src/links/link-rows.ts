import type { Language } from '@moisson/kernel';
import type { LinkView } from '@moisson/operations/operator-api';
import { stringify } from 'csv-stringify/sync';

/** The columns, in their order. New ones go to the end: spreadsheets refer to columns by their place. */
const columns: Readonly<Record<string, (link: LinkView, language: Language) => string | number | undefined>> = {
  url: ({ url }) => url,
  host: ({ host }) => host,
  state: ({ state }) => state,
  since: ({ since }) => since,
  reason: ({ problem }, language) => problem?.message[language],
  sources: ({ sources }) => sources.join('; '),
  datasets: ({ datasets }) => datasets.map(({ id }) => id).join('; '),
  declared_format: ({ format }) => format,
  media_type: ({ mediaType }) => mediaType,
  bytes: ({ byteSize }) => byteSize,
  target: ({ target }) => target,
  readable_by_any_site: ({ anySite }) => (anySite === true ? 'yes' : undefined),
  failures: ({ failures }) => failures,
  checked_at: ({ checkedAt }) => checkedAt,
  last_seen_at: ({ lastSeenAt }) => lastSeenAt,
};

/** A text that begins like a formula gets an apostrophe before it, or a spreadsheet would compute it (CWE-1236). */
const textOf = (rows: readonly (readonly unknown[])[]): string =>
  stringify([...rows] as unknown[][], { record_delimiter: 'windows', escape_formulas: true });

/** A byte order mark, without which spreadsheets take UTF-8 for another encoding, and the names of the columns. */
export const linkHead = (): string => `\uFEFF${textOf([Object.keys(columns)])}`;

/** Returns links as rows of a CSV file (RFC 4180). */
export const linkRows = (links: readonly LinkView[], language: Language): string =>
  textOf(links.map((link) => Object.values(columns).map((cell) => cell(link, language))));
