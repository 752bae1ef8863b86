import { itemId } from './random.ts';
import type { SimulatedCatalogue } from './simulated-catalogue.ts';

/** Returns the current Hub id of a dataset: the item of its map service, and its layer. */
export const hubItemOf = (catalogue: SimulatedCatalogue, index: number): string => {
  const { service, layer } = catalogue.layerOf(index);
  return `${itemId(catalogue.idSeed, service)}_${layer}`;
};
