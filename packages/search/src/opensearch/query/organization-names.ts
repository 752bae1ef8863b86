import type { OrganizationCount } from '@moisson/domain';
import type { Ask } from './ask.ts';
import { IS_DATASET } from './search-body.ts';

const MAX_ORGANIZATIONS = 10_000;
/** How old names may be where a new one is not asked for. */
const MAX_AGE_MS = 30_000;

interface Counted {
  readonly aggregations: {
    readonly organizations: {
      readonly buckets: readonly {
        readonly key: string;
        readonly doc_count: number;
        readonly newest: {
          readonly hits: { readonly hits: readonly { readonly _source: { readonly organizationName?: string } }[] };
        };
      }[];
    };
  };
}

/** The organizations of the index, each with the name in its dataset that changed last. */
export class OrganizationNames {
  #names: ReadonlyMap<string, string> = new Map();
  #at = -Infinity;

  /** Reads all organizations. Throws `OutageError`. */
  async all(ask: Ask): Promise<readonly OrganizationCount[]> {
    const at = performance.now();
    const { aggregations } = await ask<Counted>({
      ...{ size: 0, track_total_hits: false, query: IS_DATASET },
      aggs: {
        organizations: {
          terms: { field: 'organization', size: MAX_ORGANIZATIONS },
          aggs: {
            newest: {
              top_hits: { size: 1, _source: ['organizationName'], sort: [{ changedAt: 'desc' }, { id: 'asc' }] },
            },
          },
        },
      },
    });
    const found = aggregations.organizations.buckets.flatMap(({ key: id, doc_count: datasets, newest }) => {
      const name = newest.hits.hits[0]?._source.organizationName;
      return name === undefined ? [] : [{ id, name, datasets }];
    });
    this.#names = new Map(found.map(({ id, name }) => [id, name]));
    this.#at = at;
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Returns the names, read again if they are old or one of these organizations is not among them. Throws `OutageError`. */
  async known(ask: Ask, wanted: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
    const isOld = performance.now() - this.#at > MAX_AGE_MS;
    if (isOld || wanted.some((id) => !this.#names.has(id))) await this.all(ask);
    return this.#names;
  }

  /** Returns the name as it was last read. */
  nameOf(organization: string): string | undefined {
    return this.#names.get(organization.toLowerCase());
  }
}
