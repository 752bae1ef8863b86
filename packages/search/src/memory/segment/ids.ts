import { textAt, textColumn, type TextColumn } from './text-column.ts';

/** The ids of a segment's rows: sixteen bytes each if all are UUIDs, as in every store; else texts. */
export type Ids = { readonly uuids: Uint32Array } | { readonly texts: TextColumn };

const WORDS = 4;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const wordsOf = (id: string): readonly number[] => {
  const digits = id.replaceAll('-', '');
  return [0, 8, 16, 24].map((at) => Number.parseInt(digits.slice(at, at + 8), 16));
};

export const idsOf = (texts: readonly string[]): Ids => {
  if (!texts.every((text) => UUID.test(text))) return { texts: textColumn(texts) };
  const uuids = new Uint32Array(WORDS * texts.length);
  texts.forEach((text, row) => uuids.set(wordsOf(text), WORDS * row));
  return { uuids };
};

export const idAt = (ids: Ids, row: number): string => {
  if ('texts' in ids) return textAt(ids.texts, row);
  let digits = '';
  for (let at = WORDS * row; at < WORDS * (row + 1); at += 1) digits += ids.uuids[at]!.toString(16).padStart(8, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
};

/** Returns a comparison of rows with one id, in the order of ids as texts; undefined if none of these rows can have it. */
export const comparedWith = (ids: Ids, id: string): ((row: number) => number) | undefined => {
  if ('texts' in ids)
    return (row) => {
      const other = textAt(ids.texts, row);
      return other < id ? -1 : other > id ? 1 : 0;
    };
  if (!UUID.test(id)) return undefined;
  const wanted = wordsOf(id);
  const { uuids } = ids;
  return (row) => {
    for (let at = 0; at < WORDS; at += 1) {
      const difference = uuids[WORDS * row + at]! - wanted[at]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
};

/** Compares the ids of two rows as texts. */
export const compareIds = (a: Ids, rowA: number, b: Ids, rowB: number): number => {
  if ('uuids' in a && 'uuids' in b) {
    for (let at = 0; at < WORDS; at += 1) {
      const difference = a.uuids[WORDS * rowA + at]! - b.uuids[WORDS * rowB + at]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }
  const [one, other] = [idAt(a, rowA), idAt(b, rowB)];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Returns the ids of some rows of several lists, in turn; sixteen bytes each if all lists have them so. */
export const pickedIds = (picks: readonly { readonly ids: Ids; readonly rows: Uint32Array }[]): Ids => {
  const uuids: Uint32Array[] = [];
  for (const { ids, rows } of picks) {
    if (rows.length === 0) continue;
    if ('texts' in ids)
      return idsOf(picks.flatMap((pick) => Array.from(pick.rows, (row) => idAt(pick.ids, row))));
    const picked = new Uint32Array(WORDS * rows.length);
    for (let n = 0; n < rows.length; n += 1)
      for (let at = 0; at < WORDS; at += 1) picked[WORDS * n + at] = ids.uuids[WORDS * rows[n]! + at]!;
    uuids.push(picked);
  }
  const all = new Uint32Array(uuids.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of uuids) {
    all.set(part, at);
    at += part.length;
  }
  return { uuids: all };
};
