import { SourceId } from '@moisson/contracts';
import { MoissonError, OutageError } from '@moisson/kernel';
import { z } from 'zod';
import type { ActOfForm } from '../access/console-acts.ts';

const bulkActions = ['run', 'pause', 'resume', 'schedule'] as const;
export type BulkAct = (typeof bulkActions)[number];

/** Sources on one form at most. */
const MAX_SOURCES = 4000;

/** A source that was ticked, and its revision on the page: `laval 7`. */
const Ticked = z
  .string()
  .regex(/^\S{1,100} \d{1,15}$/)
  .transform((text) => text.split(' '))
  .pipe(z.tuple([SourceId, z.string()]));

/** One act on many sources, as a form sends it. */
export const BulkChoice = z.object({
  id: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(Ticked).max(MAX_SOURCES)),
  act: z.enum(bulkActions),
  schedule: z.string().trim().max(100).optional(),
});
export type BulkChoice = Readonly<z.infer<typeof BulkChoice>>;

/** What became of many sources; those whose state does not allow the act are left as they are. */
export interface BulkResult {
  readonly done: number;
  readonly left: number;
}

/**
 * Does one act on each of these sources. Those whose state does not allow it, that have changed since the page was shown, or that belong to
 * another organization, are left. Throws
 * `request.invalid` on a schedule that cannot be read, before anything is done, and `access.denied` if the sender may do it on none.
 */
export const bulkSources = async (
  act: ActOfForm,
  { id: ids, act: chosen, schedule }: BulkChoice,
): Promise<BulkResult> => {
  let [done, left] = [0, 0];
  let denied: MoissonError | undefined;
  for (const [id, revision] of ids)
    try {
      if (chosen === 'schedule')
        await act('setSettings', { params: { id }, revision, body: { schedule: schedule ?? '' } });
      else await act(`${chosen}Source`, { params: { id }, revision });
      done += 1;
    } catch (error) {
      if (!(error instanceof MoissonError) || error instanceof OutageError || error.code === 'request.invalid')
        throw error;
      if (error.code === 'access.denied') denied = error;
      left += 1;
    }
  if (done === 0 && denied !== undefined) throw denied;
  return { done, left };
};
