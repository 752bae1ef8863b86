import type { Quota, Source, SourceId } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { getSource } from './get-source.ts';

/**
 * Sets the given parts of a source's quota, and makes the source due if it is polled. Throws `request.invalid` if nothing is given,
 * `request.not-found`.
 */
export const setQuota = async (parts: OperatorParts, id: SourceId, quota: Quota, by: Actor): Promise<Source> => {
  if (quota.maxRecords === undefined && quota.maxBytes === undefined)
    throw new MoissonError('request.invalid', {
      detail: said('il faut maxRecords ou maxBytes', 'maxRecords or maxBytes is needed'),
    });
  await getSource(parts, id);
  const { store } = parts;
  const now = await store.polls.now();
  const changed = await store.registry.update(id, (source) => ({
    ...source,
    quota: { ...source.quota, ...quota },
    updatedAt: now.toISOString(),
  }));
  parts.log.info({ event: 'source.quota', sourceId: id, ...quota, by: by.name }, 'quota of a source set');
  if (changed.state === 'active') {
    await store.polls.schedule(id, now, 'operator');
    parts.kick?.(id);
  }
  return changed;
};
