import type { Dataset, DatasetFreshness, DatasetId } from '@moisson/contracts';
import { asOfNow } from '../datasets/as-of-now.ts';
import { updatesOf } from '../freshness/read-freshness.ts';
import { readingsOf } from '../freshness/readings-of.ts';
import type { PortalStore } from '../portal-store.ts';
import { WorkBudget } from '../work-budget.ts';

/** A dataset that is expected to change, and when. */
export interface ExpectedUpdate {
  readonly dataset: Dataset;
  readonly freshness: DatasetFreshness;
  readonly next: NonNullable<DatasetFreshness['next']>;
}

const BATCH = 50;
/** Least share of updates that keep to the rhythm: a calendar of guesses would be of no use. */
const MIN_CERTAINTY = 0.5;

/** Returns which of these datasets are expected to change, at most so many, by date. Throws `OutageError`. */
export const expectedUpdates = async (
  store: PortalStore,
  ids: readonly DatasetId[],
  most: number,
): Promise<readonly ExpectedUpdate[]> => {
  const budget = new WorkBudget();
  const readings = readingsOf(store);
  const now = await store.polls.now();
  const found: ExpectedUpdate[] = [];
  for (let at = 0; at < ids.length && found.length < most; at += BATCH) {
    const some = ids.slice(at, at + BATCH);
    const [bodies, histories] = await Promise.all([store.datasetReads.bodies(some), store.changeHistories.of(some)]);
    const live = some.flatMap((id) => {
      const body = bodies.get(id);
      // Without a history there is no rhythm.
      return body?.state === 'live' && histories.has(id) ? [body.dataset] : [];
    });
    const datasets = await asOfNow(store, live);
    const known = await Promise.all(datasets.map(async (dataset) => ({ dataset, reading: await readings(dataset) })));
    const updates = await budget.each(known, function* ({ dataset, reading }) {
      yield;
      return expected(dataset, updatesOf(dataset, histories.get(dataset.id), reading, now).freshness, now);
    });
    found.push(...updates.filter((update) => update !== undefined));
  }
  return found.slice(0, most).sort((a, b) => (a.next.at < b.next.at ? -1 : 1));
};

const expected = (dataset: Dataset, freshness: DatasetFreshness, now: Date): ExpectedUpdate | undefined => {
  const { next, observed } = freshness;
  if (next === undefined || Date.parse(next.until) < now.getTime()) return undefined;
  return (observed?.certainty ?? 0) < MIN_CERTAINTY ? undefined : { dataset, freshness, next };
};
