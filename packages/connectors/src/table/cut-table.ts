import { MAX_DATA_BYTES } from '@moisson/contracts';
import { readTable, type Document, type ListEnd, type Row, type Table, type UnreadItem } from '@moisson/formats';
import { cutText, MoissonError, said } from '@moisson/kernel';
import { columnRole } from './columns.ts';
import { headerOf, type Header } from './header.ts';

/** The facts about a table that its records do not hold. */
export interface TableFacts extends Pick<Table, 'separator' | 'charset' | 'endsWithBreak'> {
  readonly columns: readonly string[];
  /** Rows below the header. */
  readonly rows: number;
}

/** One row of a record: its cells that are not empty, by the name of their column. */
type Cells = Readonly<Record<string, string>>;

const BATCH = 500;
const MAX_NAMED = 10;

/**
 * Cuts a list of datasets in CSV into one JSON record for each dataset: `{"rows": [{"Titre": …}]}`. All rows with the
 * same identifier are one dataset with several files, wherever they are in the table; without an identifier, all rows
 * with the same title; a row without either continues the dataset above it. Repeated headers and rows are dropped. If
 * the table has a column for identifiers and it is empty, its rows are unread: by their titles they would all be other
 * records. A row with more cells than the header is unread too: its cells stand under the wrong columns. `told` receives the facts before the first
 * record. Throws `body.unexpected-shape` with the columns that were seen if none is a title, `body.truncated` if the
 * last line is cut, and the errors of `readTable`.
 */
export async function* cutTable(
  document: Document,
  told: (facts: TableFacts) => void,
): AsyncGenerator<Uint8Array[], ListEnd> {
  const table = await readTable(document);
  const header = headerOf(table.rows);
  if (header === undefined) throw noTitle(document.url, table.rows);
  const { columns } = header;
  const rows = withoutRepetitions(table.rows.slice(header.at));
  if (!table.endsWithBreak && isShort(table.rows.at(-1)!, columns))
    throw new MoissonError('body.truncated', { url: document.url }, { retryable: true });
  told({ ...table, columns, rows: rows.length });
  const { groups, unreadRows } = grouped(rows, header);
  const unread: UnreadItem[] = unreadRows.slice(0, MAX_NAMED);
  let tooLarge = 0;
  let batch: Uint8Array[] = [];
  for (const group of groups) {
    const bytes = Buffer.from(JSON.stringify({ rows: group }));
    if (bytes.length > MAX_DATA_BYTES) tooLarge += 1;
    else batch.push(bytes);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  return { envelope: {}, found: true, unread: { count: unreadRows.length + tooLarge, items: unread } };
}

/** Returns the rows that differ from all before them. The first one is the header. */
const withoutRepetitions = (rows: readonly Row[]): readonly Row[] => {
  const seen = new Set<string>();
  return rows
    .filter((row) => {
      const text = row.join('\u0000').replace('\ufeff', '');
      return !seen.has(text) && seen.add(text);
    })
    .slice(1);
};

/** Whether the last line has fewer cells than the header: then it was cut, or is no row of the table. */
const isShort = (row: Row, { length }: readonly string[]): boolean => row.length < length;

const noTitle = (url: string, rows: readonly Row[]): MoissonError => {
  const seen = cutText((rows[0] ?? []).join(', '), 200);
  return new MoissonError(
    'body.unexpected-shape',
    {
      url,
      detail: said(
        `aucune colonne « titre » ou « nom »; première ligne : ${seen}`,
        `no column "title" or "name"; first row: ${seen}`,
      ),
    },
    { retryable: true },
  );
};

interface Grouped {
  readonly groups: readonly (readonly Cells[])[];
  readonly unreadRows: readonly UnreadItem[];
}

const grouped = (rows: readonly Row[], { columns }: Header): Grouped => {
  const placesOf = (role: 'id' | 'title'): number[] =>
    columns.flatMap((name, at) => (columnRole(name)?.role === role ? [at] : []));
  const [idPlaces, titlePlaces] = [placesOf('id'), placesOf('title')];
  const groups: Cells[][] = [];
  const [byId, byTitle] = [new Map<string, Cells[]>(), new Map<string, Cells[]>()];
  const unreadRows: UnreadItem[] = [];
  let above: Cells[] | undefined;
  const isEmpty = idPlaces.length > 0 && rows.every((row) => firstCell(row, idPlaces) === undefined);
  rows.forEach((row, at) => {
    const skip = (detail: string): void => {
      unreadRows.push({ position: at + 1, detail });
      above = undefined;
    };
    if (isEmpty) return skip('the column of identifiers is empty');
    if (row.slice(columns.length).some((cell) => cell !== ''))
      return skip(`${row.length} cells for ${columns.length} columns`);
    const [id, title] = [firstCell(row, idPlaces), firstCell(row, titlePlaces)];
    const known = id !== undefined ? byId.get(id) : title !== undefined ? byTitle.get(title) : above;
    if (known === undefined && id === undefined && title === undefined) return skip('no identifier and no title');
    const group = known ?? [];
    if (known === undefined) groups.push(group);
    group.push(cellsOf(row, columns));
    above = group;
    if (id !== undefined) byId.set(id, group);
    if (title !== undefined && !byTitle.has(title)) byTitle.set(title, group);
  });
  return { groups, unreadRows };
};

const firstCell = (row: Row, places: readonly number[]): string | undefined =>
  places.map((at) => row[at]).find((cell) => cell !== undefined && cell !== '');

const cellsOf = (row: Row, columns: readonly string[]): Cells =>
  Object.fromEntries(columns.flatMap((name, at) => (row[at] === undefined || row[at] === '' ? [] : [[name, row[at]]])));
