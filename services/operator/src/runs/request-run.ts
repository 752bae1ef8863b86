import type { SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { isNow } from '../sources/change-state.ts';
import { getSource } from '../sources/get-source.ts';

/** Makes a source due now. Throws `request.conflict` if it is retired, or a draft. */
export const requestRun = async (
  parts: OperatorParts,
  id: SourceId,
  trigger: 'operator' | 'approval' = 'operator',
): Promise<void> => {
  const source = await getSource(parts, id);
  if (source.state === 'retired' || source.state === 'draft')
    throw new MoissonError('request.conflict', { detail: isNow(id, source.state) });
  await parts.store.polls.schedule(id, await parts.store.polls.now(), trigger);
  parts.kick?.(id);
};

/** Returns the current run number: runs after it count as newly started, one in progress does not. */
export const currentRun = async ({ store }: OperatorParts, id: SourceId): Promise<number> =>
  (await store.polls.status(id)).run;
