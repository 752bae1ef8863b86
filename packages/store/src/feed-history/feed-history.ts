import { FeedSpell, Instant, type SourceId } from '@moisson/contracts';
import { ContentRhythm, DayBucket, type FeedHistory } from '@moisson/domain';
import { z } from 'zod';
import type { DocumentKind, Documents } from '../documents/documents.ts';

type Field = 'sourceId' | 'since' | 'lasting';

export const feedSpellDocuments: DocumentKind<FeedSpell, Field> = {
  kind: 'feed spell',
  name: 'feed_spells',
  idOf: ({ sourceId, since, state }) => `${sourceId}/${since}/${state}`,
  fields: {
    sourceId: { of: ({ sourceId }) => sourceId, column: 'source_id' },
    since: { of: ({ since }) => since, column: 'since' },
    lasting: { of: ({ until }) => (until === undefined ? 1 : undefined), column: 'lasting' },
  },
  read: (json) => FeedSpell.parse(JSON.parse(json)),
};

export const contentRhythmDocuments: DocumentKind<ContentRhythm> = {
  kind: 'content rhythm',
  name: 'content_rhythms',
  idOf: ({ sourceId }) => sourceId,
  fields: {},
  read: (json) => ContentRhythm.parse(JSON.parse(json)),
};

/** When all feeds were last looked at: one document. */
const FeedWatch = z.object({ id: z.literal('feeds'), until: Instant });
type FeedWatch = z.infer<typeof FeedWatch>;

export const feedWatchDocuments: DocumentKind<FeedWatch> = {
  kind: 'feed watch',
  name: 'feed_watches',
  idOf: ({ id }) => id,
  fields: {},
  read: (json) => FeedWatch.parse(JSON.parse(json)),
};

export const dayBucketDocuments: DocumentKind<DayBucket> = {
  kind: 'day bucket',
  name: 'feed_days',
  idOf: ({ sourceId, date }) => `${sourceId}/${date}`,
  fields: {},
  read: (json) => DayBucket.parse(JSON.parse(json)),
};

export class DocumentFeedHistory implements FeedHistory {
  readonly #spells: Documents<FeedSpell, Field>;
  readonly #rhythms: Documents<ContentRhythm>;
  readonly #watches: Documents<FeedWatch>;
  readonly #buckets: Documents<DayBucket>;

  constructor(parts: {
    readonly spells: Documents<FeedSpell, Field>;
    readonly rhythms: Documents<ContentRhythm>;
    readonly watches: Documents<FeedWatch>;
    readonly buckets: Documents<DayBucket>;
  }) {
    [this.#spells, this.#rhythms, this.#watches] = [parts.spells, parts.rhythms, parts.watches];
    this.#buckets = parts.buckets;
  }

  lasting = (): Promise<readonly FeedSpell[]> => this.#spells.list({ having: 'lasting', by: ['sourceId', 'id'] });

  of = (sourceId: SourceId, limit: number): Promise<readonly FeedSpell[]> =>
    this.#spells.list({ where: { sourceId }, by: ['since', 'id'], descending: true, limit });

  put = (spells: readonly FeedSpell[]): Promise<void> => this.#spells.put(spells);

  rhythms = (): Promise<readonly ContentRhythm[]> => this.#rhythms.list({});

  rhythm = (sourceId: SourceId): Promise<ContentRhythm | undefined> => this.#rhythms.get(sourceId);

  putRhythms = (rhythms: readonly ContentRhythm[]): Promise<void> => this.#rhythms.put(rhythms);

  watchedUntil = async (): Promise<Date | undefined> => {
    const watch = await this.#watches.get('feeds');
    return watch && new Date(watch.until);
  };

  watched = (at: Date): Promise<void> => this.#watches.put([{ id: 'feeds', until: at.toISOString() }]);

  putBuckets = (buckets: readonly DayBucket[]): Promise<void> => this.#buckets.put(buckets);

  buckets = async (sourceId: SourceId, dates: readonly string[]): Promise<readonly DayBucket[]> => {
    const found = await this.#buckets.some(dates.map((date) => `${sourceId}/${date}`));
    return found.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  };
}
