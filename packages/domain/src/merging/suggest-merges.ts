import type { DatasetId, MergeReason } from '@moisson/contracts';
import { AlikeTitles, titleWords, type TitleWords } from '../harvesting/alike-titles.ts';

/** What tells whether a dataset may be the same as another one. */
export interface ComparedDataset {
  readonly id: DatasetId;
  /** `title:` and the words of the title, without accents, in lower case. */
  readonly identity: string;
  /** Id of its publisher. */
  readonly organization?: string;
  /** The sources of its live records. */
  readonly sources: readonly string[];
  /** Addresses of its files, or hashes of them. */
  readonly files: readonly string[];
  /** Address of its page, or a hash of it. */
  readonly page?: string;
}

/** Two datasets that look like one, ids in order. */
export interface AlikePair {
  readonly datasets: readonly [DatasetId, DatasetId];
  readonly likeness: number;
  readonly reasons: readonly MergeReason[];
}

/** A word, file or page that more datasets share tells nothing; nor would anyone compare so many. */
const MAX_BLOCK = 20;
/** The rarest words of a title by which it is found: two titles of one dataset share one of them. */
const RARE_WORDS = 3;
const MAX_FILES = 5;
const SAME_ORGANIZATION = 0.5;
const SAME_FILE = 0.3;

/** Most comparisons of one look, whatever the catalogue; the smallest blocks, which tell most, come first. */
export const MAX_COMPARISONS = 500_000;

/**
 * Compares the datasets that share a rare word, a title, a file or a page: yields once for each comparison, with the pair if the two may be
 * one. So are two of one organization with like titles, or two with a file or page in common. Two datasets of one source are never one:
 * their source tells them apart. Cities have datasets of the same title, so a title alone suggests nothing, unless an organization is
 * unknown.
 */
export function* alikePairs(datasets: readonly ComparedDataset[]): Generator<AlikePair | undefined> {
  const titles = new AlikeTitles();
  const words = datasets.map(({ identity }) => titleWords([identity]));
  for (const { identity } of datasets) titles.add([identity]);
  const seen = new Set<number>();
  for (const block of blocksOf(datasets, words))
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) {
        const pair = one * datasets.length + other;
        if (seen.has(pair)) continue;
        if (seen.size === MAX_COMPARISONS) return;
        seen.add(pair);
        yield alikePair(datasets[one]!, datasets[other]!, titles.likeness(words[one]!, words[other]!));
      }
}

/** Sorts the pair with more reasons first, then the more alike one. */
export const byLikeness = (a: AlikePair, b: AlikePair): number =>
  b.reasons.length - a.reasons.length || b.likeness - a.likeness || (a.datasets < b.datasets ? -1 : 1);

/** Groups the datasets that share a rare word, a file or a page, in order. */
const blocksOf = (datasets: readonly ComparedDataset[], words: readonly TitleWords[]): (readonly number[])[] => {
  const counts = new Map<string, number>();
  for (const { words: some } of words) for (const word of some) counts.set(word, (counts.get(word) ?? 0) + 1);
  const blocks = new Map<string, number[]>();
  const put = (key: string, at: number): void => {
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [at]);
    // One more than the limit tells that there are too many.
    else if (block.length <= MAX_BLOCK) block.push(at);
  };
  for (const [at, { files, page, identity }] of datasets.entries()) {
    const rare = [...words[at]!.words]
      .filter((word) => counts.get(word)! > 1)
      .sort((a, b) => counts.get(a)! - counts.get(b)! || (a < b ? -1 : 1));
    for (const word of rare.slice(0, RARE_WORDS)) put(`word:${word}`, at);
    put(identity, at);
    for (const file of new Set(files.slice(0, MAX_FILES))) put(`file:${file}`, at);
    if (page !== undefined) put(`page:${page}`, at);
  }
  return [...blocks.values()]
    .filter(({ length }) => length > 1 && length <= MAX_BLOCK)
    .sort((a, b) => a.length - b.length);
};

const alikePair = (a: ComparedDataset, b: ComparedDataset, likeness: number): AlikePair | undefined => {
  if (a.id === b.id || a.sources.some((source) => b.sources.includes(source))) return undefined;
  const sameFile = a.files.some((file) => b.files.includes(file));
  const samePage = a.page !== undefined && a.page === b.page;
  const sameOrganization = a.organization !== undefined && a.organization === b.organization;
  const unknownOrganization = a.organization === undefined || b.organization === undefined;
  const isAlike =
    (sameOrganization && likeness >= SAME_ORGANIZATION) ||
    ((sameFile || samePage) && likeness >= SAME_FILE) ||
    (unknownOrganization && likeness === 1);
  if (!isAlike) return undefined;
  const reasons: MergeReason[] = [];
  if (likeness === 1) reasons.push('same-title');
  else if (likeness >= SAME_FILE) reasons.push('alike-title');
  if (sameOrganization) reasons.push('same-organization');
  if (sameFile) reasons.push('same-file');
  if (samePage) reasons.push('same-page');
  return { datasets: a.id < b.id ? [a.id, b.id] : [b.id, a.id], likeness, reasons };
};
