import { placeNames } from '@moisson/vocabularies';
import { words } from './analyse.ts';

/** The folded words of names, by the first word. */
export type Names = ReadonlyMap<string, readonly (readonly string[])[]>;

export const namesByFirstWord = (names: readonly string[]): Names =>
  Map.groupBy(
    names.map(words).filter((name) => name.length > 0),
    ([first]) => first!,
  );

/** Marks the folded words that make a whole name. */
export const markNames = (folded: readonly string[], names: Names, marks: boolean[]): void =>
  folded.forEach((first, at) => {
    for (const name of names.get(first) ?? [])
      if (name.every((word, offset) => folded[at + offset] === word)) marks.fill(true, at, at + name.length);
  });

let known: Names | undefined;
/** The names of places in Québec; built at the first call. */
export const knownPlaces = (): Names => (known ??= namesByFirstWord(placeNames));
