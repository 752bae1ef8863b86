import type { MergeSuggestion } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { MergeSuggestionView } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';

/** Returns the suggestion, whatever its state. Throws `request.not-found`. */
export const getSuggestion = async ({ store }: OperatorParts, id: string): Promise<MergeSuggestion> => {
  const suggestion = await store.mergeSuggestions.get(id);
  if (suggestion !== undefined) return suggestion;
  throw new MoissonError('request.not-found', { what: said(`suggestion ${id}`, `suggestion ${id}`) });
};

/** Returns the suggestion with those of its datasets that are in the catalogue. Throws `request.not-found`. */
export const viewMerge = async (parts: OperatorParts, id: string): Promise<MergeSuggestionView> => {
  const suggestion = await getSuggestion(parts, id);
  const bodies = await parts.store.datasetReads.bodies(suggestion.datasets);
  const datasets = suggestion.datasets.flatMap((one) => {
    const body = bodies.get(one);
    return body?.state === 'live' ? [body.dataset] : [];
  });
  return { suggestion, datasets };
};
