import { bodyOf } from './api-error.ts';
import type { MoissonClient } from './connect.ts';
import type { components, operations } from './generated/portal-api.ts';

export type Dataset = components['schemas']['Dataset'];
type Query = NonNullable<operations['listDatasets']['parameters']['query']>;
export type DatasetFilter = Omit<Query, 'cursor' | 'limit' | 'explain'>;

/** Datasets of one request: the most that the portal gives. */
const AT_ONCE = 100;

/**
 * Yields all datasets that a search finds, the best first, a page at a time. Datasets that are written meanwhile neither repeat nor skip
 * others. Throws `MoissonApiError`.
 */
export async function* datasetsOf(client: MoissonClient, filter: DatasetFilter = {}): AsyncGenerator<Dataset> {
  for (let cursor: string | undefined; ;) {
    const query = { ...filter, limit: AT_ONCE, ...(cursor === undefined ? {} : { cursor }) };
    const { items, next } = await bodyOf(client.GET('/api/v1/datasets', { params: { query } }));
    yield* items;
    if (next === undefined) return;
    cursor = next;
  }
}
