import { isPreview, type DryRun, type Source } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import type { Step } from './wizard-frame.ts';

/** Dry runs of a source that are looked through: a draft has few of either extent. */
const LOOKED_AT = 20;

/** Returns the dry runs of a draft, newest first, without results. An older one is of a draft that was discarded. */
export const runsOfDraft = async (
  { dryRuns }: Pick<Store, 'dryRuns'>,
  { id, createdAt }: Source,
): Promise<readonly DryRun[]> => {
  const all = await dryRuns.list({ sourceId: id, limit: LOOKED_AT });
  return all.filter(({ requestedAt }) => requestedAt >= createdAt);
};

/**
 * Returns the dry run that a step shows, of all of a draft, newest first. The difference is that of a full one. What records look like, a
 * full one of the settings as they are shows best, for it read all records; until there is one, a preview does.
 */
export const runOfStep = (runs: readonly DryRun[], step: Step, { updatedAt }: Source): DryRun | undefined => {
  const full = runs.find((one) => !isPreview(one));
  if (step === 'dry-run') return full;
  const isBest = full?.state === 'done' && full.source.updatedAt === updatedAt;
  return isBest ? full : (runs.find(isPreview) ?? full);
};
