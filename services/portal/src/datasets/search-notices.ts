import { problem, said, type Problem } from '@moisson/kernel';
import type { SearchPage } from '@moisson/domain';

/** Returns what a visitor should know about how a query was read: no word to search for, words left out, words corrected. */
export const searchNotices = (
  q: string | undefined,
  { hasNoWord, isRelaxed, corrected = [] }: Pick<SearchPage, 'hasNoWord' | 'isRelaxed' | 'corrected'>,
): readonly Problem[] => [
  ...(hasNoWord === true ? [problem('search.no-words', { q: q ?? '' })] : []),
  ...(isRelaxed === true ? [problem('search.relaxed')] : []),
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
