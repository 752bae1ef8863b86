import { SourceId } from '@moisson/contracts';
import { MoissonError, OutageError } from '@moisson/kernel';
import type { Actor } from '@moisson/operations';
import { z } from 'zod';
import type { OperatorParts } from '../operator-parts.ts';
import { requestRun } from '../runs/request-run.ts';
import { setSettings } from '../settings/set-settings.ts';
import { changeState } from './change-state.ts';

export const bulkActions = ['run', 'pause', 'resume', 'schedule'] as const;

/** Sources on one form at most. */
const MAX_SOURCES = 4000;

/** One act on many sources, as a form sends it. */
export const BulkChoice = z.object({
  id: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(SourceId).max(MAX_SOURCES)),
  act: z.enum(bulkActions),
  schedule: z.string().trim().max(100).optional(),
});
export type BulkChoice = Readonly<z.infer<typeof BulkChoice>>;

/** What became of many sources; those whose state does not allow the act are left as they are. */
export interface BulkResult {
  readonly done: number;
  readonly left: number;
}

/** Does one act on each of these sources. Throws `request.invalid` on a schedule that cannot be read, before anything is done. */
export const bulkSources = async (
  parts: OperatorParts,
  { id: ids, act, schedule }: BulkChoice,
  by: Actor,
): Promise<BulkResult> => {
  let [done, left] = [0, 0];
  for (const id of ids)
    try {
      if (act === 'run') await requestRun(parts, id);
      else if (act === 'schedule') await setSettings(parts, id, { schedule: schedule ?? '' }, by);
      else await changeState(parts, id, act);
      done += 1;
    } catch (error) {
      if (!(error instanceof MoissonError) || error instanceof OutageError || error.code === 'request.invalid')
        throw error;
      left += 1;
    }
  return { done, left };
};
