import { recordToken } from '../../dataset/indexed-text.ts';
import type { Ask } from './ask.ts';
import { IS_DATASET } from './search-body.ts';

/** Records that are looked up at a time. A record is in one dataset. */
const CHUNK = 5000;
const MAX_AGE_MS = 5000;

interface Hits {
  readonly hits: {
    readonly hits: readonly {
      readonly fields: { readonly id: readonly string[]; readonly records: readonly string[] };
    }[];
  };
}

/** Finds the datasets whose records are all absent. The last answer is kept for some seconds: pages of one search ask for the same. */
export class AbsentDatasets {
  #known:
    { readonly records: readonly string[]; readonly at: number; readonly ids: Promise<readonly string[]> } | undefined;

  /** Returns the ids of the absent datasets, given the absent records. Throws `OutageError`. */
  of(ask: Ask, records: readonly string[]): Promise<readonly string[]> {
    const now = performance.now();
    if (this.#known?.records === records && now - this.#known.at < MAX_AGE_MS) return this.#known.ids;
    const ids = absentDatasets(ask, records);
    this.#known = { records, at: now, ids };
    ids.catch(() => (this.#known = undefined));
    return ids;
  }
}

const absentDatasets = async (ask: Ask, records: readonly string[]): Promise<readonly string[]> => {
  const absent = new Set(records);
  const all = [...absent];
  const found = new Set<string>();
  for (let from = 0; from < all.length; from += CHUNK) {
    const tokens = all.slice(from, from + CHUNK).map(recordToken);
    const { hits } = await ask<Hits>({
      ...{ size: CHUNK, _source: false, track_total_hits: false, sort: ['_doc'] },
      query: { bool: { filter: [IS_DATASET, { terms: { tokens } }] } },
      docvalue_fields: ['id', 'records'],
    });
    for (const { fields } of hits.hits)
      if (fields.records.every((record) => absent.has(record))) found.add(fields.id[0]!);
  }
  return [...found];
};
