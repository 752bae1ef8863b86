import { problem, said, type Problem } from '@moisson/kernel';
import type { SearchPage } from '@moisson/domain';

/** Returns what a visitor should know about how a query was read: no word to search for, words left out, words corrected. */
export const searchNotices = (
  q: string | undefined,
  { hasNoWord, exact, corrected = [] }: Pick<SearchPage, 'hasNoWord' | 'exact' | 'corrected'>,
): readonly Problem[] => [
  ...(hasNoWord === true ? [problem('search.no-words', { q: q ?? '' })] : []),
  ...(exact === undefined ? [] : [exact === 0 ? problem('search.relaxed') : problem('search.widened', { exact })]),
  ...(corrected.length === 0
    ? []
    : [
        problem('search.corrected', {
          written: quoted(corrected.map(({ written }) => written)),
          searched: quoted(corrected.map(({ searched }) => searched)),
        }),
      ]),
];

const quoted = (words: readonly string[]) =>
  said(words.map((word) => `«\u00a0${word}\u00a0»`).join(', '), words.map((word) => `“${word}”`).join(', '));
