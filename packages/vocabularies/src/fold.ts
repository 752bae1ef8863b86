/** Latin letters that Unicode does not decompose into a base letter and a mark. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' };

/**
 * Returns the text in lower case without accents, with one space for each run of other characters: "Comma-Separated
 * Values" becomes "comma separated values".
 */
export const foldedWords = (text: string): string => {
  const name = text.slice(0, MAX_NAME);
  return (IS_ASCII.test(name) ? name.toLowerCase() : withoutAccents(name)).replace(/[^a-z0-9]+/g, ' ').trim();
};

/**
 * Longest text that is folded, in characters: normalising a run of thousands of combining marks takes quadratic time.
 */
const MAX_NAME = 400;

const IS_ASCII = /^[\0-\x7f]*$/;
const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøł]/g, (letter) => LIGATURES[letter]!);

/**
 * Returns the fragment or the last path segment of a URI, or the text itself if it is not a URI. A query counts as part
 * of the path.
 */
export const lastPart = (text: string): string => {
  const trimmed = text.trim();
  if (!/^(https?|urn):/i.test(trimmed)) return trimmed;
  const parts = trimmed.split(/[/#:]/).filter((part) => part !== '');
  return parts.at(-1) ?? trimmed;
};

/**
 * Returns a look-up table by folded name. Throws if one name stands for two entries, which is an error in the table.
 */
export const byFoldedName = <Entry>(
  rows: Iterable<readonly [Entry, readonly string[]]>,
): ReadonlyMap<string, Entry> => {
  const found = new Map<string, Entry>();
  for (const [entry, names] of rows)
    for (const name of names) {
      const folded = foldedWords(name);
      const other = found.get(folded);
      if (other !== undefined && other !== entry) throw new Error(`the vocabulary has "${name}" twice`);
      found.set(folded, entry);
    }
  return found;
};
