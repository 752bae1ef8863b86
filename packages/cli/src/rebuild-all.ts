import type { RebuildStep } from '@moisson/contracts';

/** Does the step that begins after that record (undefined: the first step). Throws a `MoissonError`, or a `RemoteProblem`. */
export type RebuildAfter = (after: string | undefined) => Promise<RebuildStep>;

/** Runs all steps, one after the other. If one fails, prints where to continue. */
export const rebuildAll = async (
  step: RebuildAfter,
  from: string | undefined,
  say: (text: string) => void,
): Promise<{ records: number; failed: readonly string[] }> => {
  let records = 0;
  const failed: string[] = [];
  for (let after = from; ;) {
    const done = await step(after).catch((error: unknown) => {
      if (after !== undefined) say(`moisson rebuild --after '${after}'\n`);
      throw error;
    });
    records += done.records;
    failed.push(...done.failed);
    if (done.next === undefined) return { records, failed };
    after = done.next;
  }
};
