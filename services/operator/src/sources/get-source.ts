import type { Source, SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

/** Returns the source as the registry stores it. Throws `request.not-found`. */
export const getSource = async ({ store }: Pick<OperatorParts, 'store'>, id: SourceId): Promise<Source> => {
  const source = await store.registry.get(id);
  if (source === undefined) throw noSource(id);
  return source;
};

/** Returns `request.not-found` with the source's id. */
export const noSource = (id: SourceId): MoissonError => new MoissonError('request.not-found', { what: `source ${id}` });
