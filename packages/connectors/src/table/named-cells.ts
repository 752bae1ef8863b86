import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { columnRole, isFileRole } from './columns.ts';

/** The cells of a record by role: of the dataset, and of each of its files. */
export interface NamedCells {
  /** Under the name of the role (`title`, `title_en`), or of the column if it has no role. */
  readonly dataset: JsonObject;
  /** One for each row; values of a dataset's columns that differ from the first ones are among them. */
  readonly files: readonly JsonObject[];
  /** Returns the column that a name stands for. */
  readonly columnOf: (name: string) => string;
}

/** Columns with several values in one cell. */
const LISTS: ReadonlySet<string> = new Set(['keyword', 'keyword_fr', 'keyword_en', 'theme', 'language']);

/** Sorts the cells of the rows of one dataset by role. The first column of a role counts; another one keeps its name. */
export const namedCells = (rows: readonly JsonObject[]): NamedCells => {
  const names = new Map<string, string>();
  const columns = new Map<string, string>();
  const dataset = new Map<string, Json>();
  const files = rows.map((row) => {
    const file = new Map<string, Json>();
    for (const [column, cell] of Object.entries(row)) {
      const name = nameOf(column);
      const role = columns.get(name) === column ? columnRole(column)?.role : undefined;
      const first = dataset.get(name);
      if (role !== undefined && isFileRole(role)) file.set(name, cell);
      else if (first === undefined) dataset.set(name, cell);
      else if (!isSame(first, cell)) file.set(column, cell);
    }
    return Object.fromEntries(file);
  });
  const listed = [...dataset].map(([name, cell]): [string, Json] => [name, LISTS.has(name) ? itemsOf(cell) : cell]);
  return { dataset: Object.fromEntries(listed), files, columnOf: (name) => columns.get(name) ?? name };

  function nameOf(column: string): string {
    const known = names.get(column);
    if (known !== undefined) return known;
    const read = columnRole(column);
    const wanted =
      read === undefined ? column : read.language === undefined ? read.role : `${read.role}_${read.language}`;
    const name = columns.has(wanted) ? column : wanted;
    names.set(column, name);
    columns.set(name, column);
    return name;
  }
};

const isSame = (a: Json, b: Json): boolean => (isJsonObject(a) || isJsonObject(b) ? false : a === b);

const itemsOf = (cell: Json): Json =>
  typeof cell === 'string'
    ? cell
        .split(/[;|,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '')
    : cell;
