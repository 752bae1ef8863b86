import { messageIn, MoissonError } from '@moisson/kernel';
import { meter, type Logger } from '@moisson/runtime';
import type { FeedEvents } from '@moisson/search/opensearch';

/** A long outage is logged again after this many failures: some every minute. */
const TELL_EVERY = 12;

/** Counts and logs what the feeder of the search index does. */
export const feedEvents = (log: Logger): FeedEvents => {
  const repaired = meter.createCounter('moisson.search.repaired', {
    description: 'Datasets that the index held in another revision than the catalogue, and that were written anew',
  });
  const outages = meter.createCounter('moisson.search.outages', {
    description: 'The search index could not be written',
  });
  // A counter must exist before its first increase, or that increase is not seen.
  repaired.add(0);
  outages.add(0);
  return {
    built: (index, datasets, reason) =>
      log.info({ event: 'search.built', index, datasets, reason }, 'the search index was built anew'),
    repaired: (datasets) => {
      repaired.add(datasets);
      log.warn({ event: 'search.repaired', datasets }, 'the search index differed from the catalogue');
    },
    outage: (error, attempt) => {
      outages.add(1);
      if (attempt % TELL_EVERY !== 1) return;
      const code = error instanceof MoissonError ? error.code : 'run.unexpected-error';
      log.warn({ event: 'search.behind', attempt, code }, messageIn(error, 'en'));
    },
  };
};
