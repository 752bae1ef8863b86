import { pageIdentity, titleIdentity } from '@moisson/connectors';
import type { Dataset, DatasetId, MergeSuggestion } from '@moisson/contracts';
import { alikePairs, byLikeness, type AlikePair, type ComparedDataset } from '@moisson/domain';
import { anyLanguage, cutText, defined } from '@moisson/kernel';
import type { MergesFound } from '@moisson/operations/operator-api';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OperatorParts } from '../operator-parts.ts';
import { publishStatement } from './state-merge.ts';

/** Datasets that are compared; each takes about half a kilobyte of memory meanwhile. */
const MAX_DATASETS = 100_000;
/** Suggestions that wait at once: nobody decides about more. */
export const MAX_WAITING = 500;
const MAX_DECIDED = 10_000;
const PAGE = 500;
/** Comparisons after which others get their turn. */
const TURN = 2000;
const MAX_FILES = 5;

/**
 * Looks through the catalogue for datasets that may be one, and suggests those that nobody has decided about. Suggestions of which a dataset
 * is gone are withdrawn. Accepted ones are stated again, in case the catalogue was lost since. Throws `OutageError`.
 */
export const findMerges = async (parts: OperatorParts, signal?: AbortSignal): Promise<MergesFound> => {
  const { store, log } = parts;
  const { compared, titles, whole } = await readCatalogue(parts, signal);
  // Of a catalogue that was not read to its end, nobody knows what is gone.
  const withdrawn = whole ? await withdrawGone(parts, titles) : 0;
  for (const accepted of await store.mergeSuggestions.list({ state: 'accepted', limit: MAX_DECIDED }))
    await publishStatement(parts, accepted, true);
  const waiting = await store.mergeSuggestions.list({ state: 'waiting', limit: MAX_WAITING });
  const suggestedAt = (await store.polls.now()).toISOString();
  let suggested = 0;
  for (const pair of await alikeOf(compared, signal)) {
    if (waiting.length + suggested >= MAX_WAITING) break;
    if (await suggest(parts, suggestionOf(pair, titles, suggestedAt))) suggested += 1;
  }
  log.info({ event: 'merges.found', datasets: compared.length, suggested, withdrawn }, 'looked for duplicates');
  return { datasets: compared.length, suggested, withdrawn, whole };
};

/** Stores a suggestion, also one that was withdrawn before. Returns false if it is known. */
const suggest = async ({ store: { mergeSuggestions } }: OperatorParts, given: MergeSuggestion): Promise<boolean> => {
  if (await mergeSuggestions.create(given)) return true;
  const known = await mergeSuggestions.get(given.id);
  if (known?.state !== 'withdrawn') return false;
  await mergeSuggestions.change(given.id, (now) =>
    now.state === 'withdrawn' ? { ...given, version: now.version } : now,
  );
  return true;
};

const withdrawGone = async (
  { store: { mergeSuggestions } }: OperatorParts,
  titles: ReadonlyMap<DatasetId, string>,
): Promise<number> => {
  let withdrawn = 0;
  for (const { id, datasets } of await mergeSuggestions.list({ state: 'waiting', limit: MAX_WAITING }))
    if (datasets.some((one) => !titles.has(one))) {
      await mergeSuggestions.change(id, (now) => (now.state === 'waiting' ? { ...now, state: 'withdrawn' } : now));
      withdrawn += 1;
    }
  return withdrawn;
};

const alikeOf = async (compared: readonly ComparedDataset[], signal?: AbortSignal): Promise<readonly AlikePair[]> => {
  const pairs: AlikePair[] = [];
  let count = 0;
  for (const pair of alikePairs(compared)) {
    if (pair !== undefined) pairs.push(pair);
    count += 1;
    if (count % TURN === 0) await nextTurn(undefined, defined({ signal }));
  }
  return pairs.sort(byLikeness);
};

const suggestionOf = (
  { datasets, likeness, reasons }: AlikePair,
  titles: ReadonlyMap<DatasetId, string>,
  suggestedAt: string,
): MergeSuggestion => ({
  id: digest(datasets.join(' ')).slice(0, 24),
  datasets: [...datasets],
  titles: [titles.get(datasets[0])!, titles.get(datasets[1])!],
  // The reasons count first: the list is sorted by this.
  likeness: Math.round(((likeness + reasons.length) / (1 + MAX_REASONS)) * 1000) / 1000,
  reasons: [...reasons],
  ...{ state: 'waiting', suggestedAt, version: 0 },
});
const MAX_REASONS = 4;

interface ReadCatalogue {
  readonly compared: readonly ComparedDataset[];
  readonly titles: ReadonlyMap<DatasetId, string>;
  readonly whole: boolean;
}

const readCatalogue = async ({ store }: OperatorParts, signal?: AbortSignal): Promise<ReadCatalogue> => {
  const compared: ComparedDataset[] = [];
  const titles = new Map<DatasetId, string>();
  let after: DatasetId | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const page = await store.datasetReads.scan(after, PAGE);
    for (const dataset of page) {
      titles.set(dataset.id, cutText(anyLanguage(dataset.title), 200));
      compared.push(comparedOf(dataset));
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return { compared, titles, whole: true };
    if (compared.length >= MAX_DATASETS) return { compared, titles, whole: false };
    await nextTurn();
  }
};

const comparedOf = ({ id, title, organization, records, distribution, landingPage }: Dataset): ComparedDataset => {
  const page = pageIdentity(landingPage);
  return {
    id,
    identity: titleIdentity(anyLanguage(title)),
    ...defined({ organization: organization?.id, page: page === undefined ? undefined : short(page) }),
    sources: [...new Set(records.map(({ sourceId }) => sourceId))],
    files: distribution
      .flatMap(({ downloadURL, accessURL }) => downloadURL ?? accessURL ?? [])
      .slice(0, MAX_FILES)
      .map(short),
  };
};

/** A hash takes less memory than an address. */
const short = (address: string): string => digest(address).slice(0, 16);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
