import { z } from 'zod';
import { Finding, MappedDataset } from './dataset.ts';
import { Instant, RecordKey, RunNumber, SourceId } from './ids.ts';

const Link = z.string().max(800);

/** One dataset as one source describes it (dct:source of a catalogue record). */
export const SourceRecord = z.object({
  sourceId: SourceId,
  recordKey: RecordKey,
  run: RunNumber,
  /** Hash of the canonical content without volatile fields. */
  contentHash: z.string().min(1),
  mappingVersion: z.int().min(1),
  authority: z.int().min(0).max(1000),
  /**
   * Strong links, each prefixed with the organization that the source speaks for (`@slug kind:value`). Two records that
   * share a link belong to the same dataset. `@ kind:value` comes from a source that speaks for nobody, and joins
   * nothing.
   */
  links: z.array(Link).max(500),
  firstSeenAt: Instant,
  changedAt: Instant,
  dataset: MappedDataset,
  findings: z.array(Finding),
});
export type SourceRecord = Readonly<z.infer<typeof SourceRecord>>;

/** Why a record was removed: absent from complete runs, replaced by another key, or its source was retired. */
export const RemovalReason = z.enum(['absent', 'renamed', 'source-retired']);

export type RemovalReason = z.infer<typeof RemovalReason>;

export const RecordRemoval = z.object({
  sourceId: SourceId,
  recordKey: RecordKey,
  run: RunNumber,
  reason: RemovalReason,
  /** With `renamed`: the key that the source uses for the same dataset now. */
  successor: RecordKey.optional(),
  removedAt: Instant,
  /**
   * The data that a consumer needs about the removed record, so that it can process the event without an earlier one.
   */
  links: z.array(Link).max(500),
  firstSeenAt: Instant,
  authority: z.int().min(0).max(1000),
  /** The title of the removed record. */
  label: z.string(),
  /** The publisher of the removed record, if known. */
  organization: z.object({ id: z.string(), name: z.string() }).optional(),
});
export type RecordRemoval = Readonly<z.infer<typeof RecordRemoval>>;
