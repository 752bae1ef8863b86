import { textAt, textColumn, type TextColumn } from './text-column.ts';

/** The ids of a segment's rows: sixteen bytes each if all are UUIDs, as in every store; else texts. */
export type Ids = { readonly uuids: Uint32Array } | { readonly texts: TextColumn };

/** Numbers of a UUID. */
export const UUID_WORDS = 4;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

const wordsOf = (id: string): readonly number[] => {
  const digits = id.replaceAll('-', '');
  return [0, 8, 16, 24].map((at) => Number.parseInt(digits.slice(at, at + 8), 16));
};

export const idsOf = (texts: readonly string[]): Ids => {
  if (!texts.every((text) => UUID.test(text))) return { texts: textColumn(texts) };
  const uuids = new Uint32Array(UUID_WORDS * texts.length);
  texts.forEach((text, row) => uuids.set(wordsOf(text), UUID_WORDS * row));
  return { uuids };
};

export const idAt = (ids: Ids, row: number): string => {
  if ('texts' in ids) return textAt(ids.texts, row);
  let digits = '';
  for (let at = UUID_WORDS * row; at < UUID_WORDS * (row + 1); at += 1)
    digits += ids.uuids[at]!.toString(16).padStart(8, '0');
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
    for (let at = 0; at < UUID_WORDS; at += 1) {
      const difference = uuids[UUID_WORDS * row + at]! - wanted[at]!;
      if (difference !== 0) return difference;
    }
    return 0;
  };
};

/** Compares the ids of two rows as texts. */
export const compareIds = (a: Ids, rowA: number, b: Ids, rowB: number): number => {
  if ('uuids' in a && 'uuids' in b) {
    for (let at = 0; at < UUID_WORDS; at += 1) {
      const difference = a.uuids[UUID_WORDS * rowA + at]! - b.uuids[UUID_WORDS * rowB + at]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }
  const [one, other] = [idAt(a, rowA), idAt(b, rowB)];
  return one < other ? -1 : one > other ? 1 : 0;
};
