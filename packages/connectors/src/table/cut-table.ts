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
 * with the same title; a row without either continues the dataset above it. `told` receives the facts before the first
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
  const rows = table.rows.slice(header.at + 1);
  const { columns } = header;
  if (!table.endsWithBreak && isShort(rows.at(-1) ?? table.rows.at(-1)!, columns))
    throw new MoissonError('body.truncated', { url: document.url }, { retryable: true });
  told({ ...table, columns, rows: rows.length });
  const { groups, orphans } = grouped(rows, header);
  const unread: UnreadItem[] = orphans.slice(0, MAX_NAMED);
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
  return { envelope: {}, found: true, unread: { count: orphans.length + tooLarge, items: unread } };
}

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
  /** Rows without identifier and title above the first dataset. */
  readonly orphans: readonly UnreadItem[];
}

const grouped = (rows: readonly Row[], { columns }: Header): Grouped => {
  const placesOf = (role: 'id' | 'title'): number[] =>
    columns.flatMap((name, at) => (columnRole(name)?.role === role ? [at] : []));
  const [idPlaces, titlePlaces] = [placesOf('id'), placesOf('title')];
  const groups: Cells[][] = [];
  const [byId, byTitle] = [new Map<string, Cells[]>(), new Map<string, Cells[]>()];
  const orphans: UnreadItem[] = [];
  rows.forEach((row, at) => {
    const [id, title] = [firstCell(row, idPlaces), firstCell(row, titlePlaces)];
    const known = id !== undefined ? byId.get(id) : title !== undefined ? byTitle.get(title) : groups.at(-1);
    if (known === undefined && id === undefined && title === undefined)
      return void orphans.push({ position: at + 1, detail: 'no identifier and no title' });
    const group = known ?? [];
    if (known === undefined) groups.push(group);
    group.push(cellsOf(row, columns));
    if (id !== undefined) byId.set(id, group);
    if (title !== undefined && !byTitle.has(title)) byTitle.set(title, group);
  });
  return { groups, orphans };
};

const firstCell = (row: Row, places: readonly number[]): string | undefined =>
  places.map((at) => row[at]).find((cell) => cell !== undefined && cell !== '');

/** Cells beyond the last column are named by their number. */
const cellsOf = (row: Row, columns: readonly string[]): Cells =>
  Object.fromEntries(row.flatMap((cell, at) => (cell === '' ? [] : [[columns[at] ?? `(${at + 1})`, cell]])));
