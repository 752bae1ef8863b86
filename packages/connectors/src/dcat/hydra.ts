import { isLiteral, type RdfGraph } from '@moisson/formats';
import { iriOf } from '../mapping/dcat-rdf/index.ts';

/** The next page: `hydra:next` of a `PartialCollectionView`, `hydra:nextPage` of the older `PagedCollection`. */
const NEXT = ['hydra:next', 'hydra:nextPage'].map(iriOf);
const TOTAL = iriOf('hydra:totalItems');

/** What a page says of the list that it is a part of (hydra-cg.com/spec/latest/core, collections). */
export interface HydraPage {
  /** The address of the next page, as given: an IRI or a text. */
  readonly next: string | undefined;
  /** The number of members of the whole collection. */
  readonly total: number | undefined;
}

export const hydraOf = (graph: RdfGraph): HydraPage => {
  let [next, total]: [string | undefined, number | undefined] = [undefined, undefined];
  for (const node of graph.nodes) {
    for (const property of NEXT)
      for (const value of graph.values(node, property)) next ??= (isLiteral(value) ? value.value : value).trim();
    for (const value of graph.values(node, TOTAL)) {
      const given = isLiteral(value) && /^\d{1,15}$/.test(value.value) ? Number(value.value) : undefined;
      if (given !== undefined) total = Math.max(total ?? 0, given);
    }
  }
  return { next, total };
};
