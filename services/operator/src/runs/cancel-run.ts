import type { SourceId } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import type { OperatorParts } from '../operator-parts.ts';
import { getSource } from '../sources/get-source.ts';

/**
 * Orders the end of the run in progress. The harvester that does it sees the order within a second: the run is then not complete, removes
 * nothing, and gives its lease back. A run that is about to be done anyway may still be complete. Throws `request.not-found`, and
 * `request.conflict` if the source is not being read, or is read for the last time.
 */
export const cancelRun = async (
  parts: OperatorParts,
  id: SourceId,
  by: Actor,
): Promise<{ sourceId: SourceId; run: number; requested: true }> => {
  const source = await getSource(parts, id);
  const { run, runningSince } = await parts.store.polls.status(id);
  if (runningSince === undefined)
    throw new MoissonError('request.conflict', {
      detail: said(`aucune lecture de ${id} n’est en cours`, `no run of ${id} is in progress`),
    });
  if (source.state === 'retired')
    throw new MoissonError('request.conflict', {
      detail: said(
        `${id} est retirée : sa dernière lecture ne s’annule pas`,
        `${id} is retired: its last run cannot be cancelled`,
      ),
    });
  await parts.store.runDetails.cancel({ sourceId: id, run, by: by.name });
  parts.log.info({ event: 'run.cancel-requested', sourceId: id, run, by: by.name }, 'cancel of a run requested');
  return { sourceId: id, run, requested: true };
};
