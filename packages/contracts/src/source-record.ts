import { z } from 'zod';
import { Finding, MappedDataset } from './dataset.ts';
import { Instant, RecordKey, RunNumber, SourceId } from './ids.ts';

const Link = z.string().max(800);

/** One dataset as one source tells it (dct:source of a catalogue record). */
export const SourceRecord = z.object({
  sourceId: SourceId,
  recordKey: RecordKey,
  run: RunNumber,
  /** Of the canonical content, volatile fields left out. */
  contentHash: z.string().min(1),
  mappingVersion: z.int().min(1),
  authority: z.int().min(0).max(1000),
  /**
   * Strong links, each under the organization for which its source speaks (`@slug kind:value`): two records that share one are of
   * the same dataset. `@ kind:value` is of a source that speaks for nobody, and joins nothing.
   */
  links: z.array(Link).max(500),
  firstSeenAt: Instant,
  changedAt: Instant,
  dataset: MappedDataset,
  findings: z.array(Finding),
});
export type SourceRecord = Readonly<z.infer<typeof SourceRecord>>;

/** Why a record left: absent from complete runs, its key replaced by another, or its source retired. */
export const RemovalReason = z.enum(['absent', 'renamed', 'source-retired']);

export type RemovalReason = z.infer<typeof RemovalReason>;

export const RecordRemoval = z.object({
  sourceId: SourceId,
  recordKey: RecordKey,
  run: RunNumber,
  reason: RemovalReason,
  /** With `renamed`: the key under which the source tells of the same dataset now. */
  successor: RecordKey.optional(),
  removedAt: Instant,
  /** What the sink needs of the record that left, so that the event stands alone whatever came before it. */
  links: z.array(Link).max(500),
  firstSeenAt: Instant,
  authority: z.int().min(0).max(1000),
  /** The title that it had. */
  label: z.string(),
  /** Who published it, where that is known. */
  organization: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type RecordRemoval = Readonly<z.infer<typeof RecordRemoval>>;
