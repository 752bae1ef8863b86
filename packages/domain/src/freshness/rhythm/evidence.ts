import { Instant } from '@moisson/contracts';
import { z } from 'zod';

/**
 * A change of a dataset that was seen. `content`: what the source says of it changed, by its hash; `file`: one of its files did; `claim`: only
 * the date moved that the source claims, which is no proof of a change.
 */
export const ChangeEvidence = z.object({
  at: Instant,
  kind: z.enum(['content', 'file', 'claim']),
  /** The file, by its address or id. */
  file: z.string().max(500).optional(),
});
export type ChangeEvidence = Readonly<z.infer<typeof ChangeEvidence>>;

/** What the source declares of its updates: days between two of them, or that none is to be expected. */
export const DeclaredRhythm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('regular'), days: z.number().positive() }),
  z.object({ kind: z.literal('irregular') }),
  z.object({ kind: z.literal('never') }),
]);
export type DeclaredRhythm = Readonly<z.infer<typeof DeclaredRhythm>>;

/** What is known of a dataset's updates. */
export interface FreshnessEvidence {
  /** In any order; the same one may come twice. */
  readonly changes: readonly ChangeEvidence[];
  /** When the dataset was first seen: earlier changes are unknown. */
  readonly watchedSince: string;
  readonly declared?: DeclaredRhythm;
  /** When it last changed, as the source claims. */
  readonly claimed?: string;
  /** Time between two readings of its source, in milliseconds: a change is seen up to that much later. */
  readonly resolutionMs?: number;
}

/** Returns the instants of some changes, in Unix milliseconds, each once, ascending. */
export const instantsOf = (
  changes: readonly ChangeEvidence[],
  isWanted: (change: ChangeEvidence) => boolean,
): readonly number[] => [...new Set(changes.filter(isWanted).map(({ at }) => Date.parse(at)))].sort((a, b) => a - b);

export const isChange = ({ kind }: ChangeEvidence): boolean => kind !== 'claim';
