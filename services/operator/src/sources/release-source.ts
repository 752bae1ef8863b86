import type { Source, SourceId } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { isNow } from './change-state.ts';
import { getSource } from './get-source.ts';

/**
 * Ends the quarantine of a source and makes it due. Its failures so far no longer count for a quarantine. Throws
 * `request.not-found`, or `request.conflict` if it is not quarantined.
 */
export const releaseSource = async (parts: OperatorParts, id: SourceId): Promise<Source> => {
  const { polls } = parts.store;
  const source = await getSource(parts, id);
  if (source.state !== 'active') throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
  if (!(await polls.pardon(id)))
    throw new MoissonError('request.conflict', {
      detail: said(`la source ${id} n’est pas en quarantaine`, `source ${id} is not quarantined`),
    });
  await polls.schedule(id, await polls.now(), 'operator');
  return source;
};
