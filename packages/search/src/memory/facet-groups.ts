import type { FacetField, IndexedFacet } from '../dataset/indexed-facets.ts';
import { FacetLists } from './facet-lists.ts';

/** The column of `RowArrays` that has the number of a row's list in a group. */
export type FacetGroup = 'owners' | 'kinds';

/** Fields of two groups are combined in all ways, those of one group are not: so each group has few lists, whatever the size of the index. */
export const groupOf: Readonly<Record<FacetField, FacetGroup>> = {
  organization: 'owners',
  source: 'owners',
  theme: 'kinds',
  format: 'kinds',
  license: 'kinds',
};

/** The lists of facets of each group of fields. */
export type FacetGroups = Readonly<Record<FacetGroup, FacetLists>>;

export const newFacetGroups = (): FacetGroups => ({ owners: new FacetLists(), kinds: new FacetLists() });

/** Returns the facets of a group among these. */
export const inGroup = (facets: readonly IndexedFacet[], group: FacetGroup): readonly IndexedFacet[] =>
  facets.filter(({ field }) => groupOf[field] === group);
