import { Instant, SourceId, type Run } from '@moisson/contracts';
import { z } from 'zod';

/** When the content of a feed changed: the runs that brought a change, as far as they were seen. */
export const ContentRhythm = z.object({
  sourceId: SourceId,
  /** The newest run that was considered. */
  run: z.int().nonnegative(),
  /** Ends of complete runs that created, updated or removed records; oldest first. */
  changes: z.array(Instant),
});
export type ContentRhythm = Readonly<z.infer<typeof ContentRhythm>>;

/** Changes that are kept: enough to cover a year of a feed that changes every week. */
const MAX_CHANGES = 60;
/** With fewer changes nothing is known about how often the content usually changes. */
const MIN_CHANGES = 8;
/** The usual gaps must cover at least this time, so that one busy week is no rule. */
const MIN_SPAN_MS = 30 * 86_400_000;
/** Content may stay as it is this many times longer than it ever did. */
const PATIENCE = 3;
/** Holidays and a sick clerk are no news: nothing is frozen before two weeks. */
const MIN_QUIET_MS = 14 * 86_400_000;

type ConsideredRun = Pick<Run, 'sourceId' | 'run' | 'complete' | 'endedAt' | 'counts'>;

/** Returns the rhythm after a run; the same one if the run brings nothing new. */
export const rhythmAfter = (rhythm: ContentRhythm | undefined, run: ConsideredRun): ContentRhythm => {
  const known = rhythm ?? { sourceId: run.sourceId, run: 0, changes: [] };
  if (run.run <= known.run || !run.complete) return known;
  const { created, updated, removed } = run.counts;
  const changes = created + updated + removed > 0 ? [...known.changes, run.endedAt].slice(-MAX_CHANGES) : known.changes;
  return { sourceId: known.sourceId, run: run.run, changes };
};

/**
 * Returns since when the content of a feed stays as it is for longer than it used to: three times its longest quiet time, and two weeks at
 * least, after its last change. Undefined while it moves as usual, and where too little is known. The longest quiet time, not the average:
 * content comes in bursts and seasons, and a school board is quiet all summer.
 */
export const frozenSince = ({ changes }: Pick<ContentRhythm, 'changes'>, now: Date): Date | undefined => {
  const instants = changes.map((instant) => Date.parse(instant));
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined || instants.length < MIN_CHANGES || last - first < MIN_SPAN_MS)
    return undefined;
  const longest = Math.max(...instants.slice(1).map((instant, at) => instant - instants[at]!));
  const since = new Date(last + Math.max(PATIENCE * longest, MIN_QUIET_MS));
  return since < now ? since : undefined;
};
