import { itemId } from './random.ts';
import type { SimulatedCatalogue } from './simulated-catalogue.ts';

/** The id of a dataset of a Hub now: its map service's item, and its layer. */
export const hubItemOf = (catalogue: SimulatedCatalogue, index: number): string => {
  const { service, layer } = catalogue.layerOf(index);
  return `${itemId(catalogue.idSeed, service)}_${layer}`;
};
