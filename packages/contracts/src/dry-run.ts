import { Problem, ProblemCode, Severity } from '@moisson/kernel';
import { z } from 'zod';
import { DepartureHold } from './departure.ts';
import { Finding, MappedDataset } from './dataset.ts';
import { DatasetId, Instant, SourceId } from './ids.ts';
import { Evidence, RemovalHold, RunCounts } from './run.ts';
import { Source } from './source/source.ts';

/** What would become of one record. */
export const RecordDifference = z.object({
  recordKey: z.string(),
  kind: z.enum(['created', 'updated', 'removed']),
  /** The title of the record. */
  label: z.string(),
});
export type RecordDifference = Readonly<z.infer<typeof RecordDifference>>;

/**
 * What would become of one dataset of the catalogue. `merged`: the id leads to another dataset from then on; `separated`:
 * it led to another one, and is a dataset of its own again.
 */
export const DatasetDifference = z.object({
  id: DatasetId,
  kind: z.enum(['created', 'changed', 'merged', 'separated', 'removed']),
  title: z.string(),
  /** With `merged`: the dataset that it is merged into. */
  into: DatasetId.optional(),
  /** With `merged`: the sources that list that dataset. */
  with: z.array(SourceId).optional(),
  /** With `merged`: links that its records share with the others. */
  why: z.array(z.string()).optional(),
});
export type DatasetDifference = Readonly<z.infer<typeof DatasetDifference>>;

/** A dataset of the catalogue that may be the same as a new one. A suggestion: nothing is merged because of it. */
export const LikelyDuplicate = z.object({
  id: DatasetId,
  title: z.string(),
  /** `title`: another dataset has the same title. `claim`: a record of another organization has the same link. */
  reason: z.enum(['title', 'claim']),
  /** The dataset with the same title. */
  other: DatasetId.optional(),
  /** The link. */
  link: z.string().optional(),
});
export type LikelyDuplicate = Readonly<z.infer<typeof LikelyDuplicate>>;

/** A record as it was received, and what it is mapped to. */
export const PreviewedRecord = z.object({
  recordKey: z.string(),
  /** Its beginning, as text. */
  original: z.string(),
  mapped: MappedDataset,
  findings: z.array(Finding),
});
export type PreviewedRecord = Readonly<z.infer<typeof PreviewedRecord>>;

/** A value as the source writes it, what it is mapped to if that is known, and on how many records. */
const MappedValue = z.object({ given: z.string(), mapped: z.string().optional(), records: z.int().nonnegative() });
export type MappedValue = Readonly<z.infer<typeof MappedValue>>;

/** The findings or problems of one cause. */
const Cause = z.object({
  code: ProblemCode,
  severity: Severity,
  records: z.int().nonnegative(),
  /** Some of the values that were seen. */
  seen: z.array(z.string()),
});
export type Cause = Readonly<z.infer<typeof Cause>>;

const Kinds = <K extends string>(kinds: readonly K[]) => z.record(z.enum(kinds), z.int().nonnegative());

/** The result of a dry run: the difference between the catalogue as it is, and as a run would leave it. */
export const DryRunResult = z.object({
  /** The list was read to its end. */
  complete: z.boolean(),
  counts: RunCounts,
  /** Number of record events that would be published. A renamed record counts as one removed and one created. */
  records: Kinds(RecordDifference.shape.kind.options),
  recordSamples: z.array(RecordDifference),
  /** Number of datasets that would differ. */
  datasets: Kinds(DatasetDifference.shape.kind.options),
  datasetSamples: z.array(DatasetDifference),
  likelyDuplicates: z.array(LikelyDuplicate),
  likelyDuplicatesTotal: z.int().nonnegative(),
  /** The hold that the source would then have, if the run would change it. */
  hold: z.union([DepartureHold, RemovalHold]).optional(),
  preview: z.array(PreviewedRecord),
  organizations: z.array(MappedValue),
  licences: z.array(MappedValue),
  themes: z.array(MappedValue),
  /** Formats of files, with their media types; absent in a result of before they were counted. */
  formats: z.array(MappedValue).optional(),
  /** Of the records that would be published, by cause, the most frequent first. */
  findings: z.array(Cause),
  /** Share of the records that would be published without a warning or an error. Absent if there are none. */
  quality: z.number().min(0).max(1).optional(),
  evidence: z.array(Evidence),
  problems: z.array(Problem),
  problemsTotal: z.int().nonnegative(),
  requests: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  seconds: z.number().nonnegative(),
});
export type DryRunResult = Readonly<z.infer<typeof DryRunResult>>;

export const DryRunProgress = z.object({
  /** `reading`: the source; `merging`: its records into datasets; `comparing`: titles with those of the catalogue. */
  phase: z.enum(['reading', 'merging', 'comparing']),
  /** Records that this phase has done, of so many if that is known. */
  records: z.int().nonnegative(),
  of: z.int().nonnegative().optional(),
  requests: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
});
export type DryRunProgress = Readonly<z.infer<typeof DryRunProgress>>;

/** How much of a source a dry run reads. `preview`: its first records, for what they look like; `full`: all, for the difference. */
export const DryRunExtent = z.enum(['full', 'preview']);
export type DryRunExtent = z.infer<typeof DryRunExtent>;

/**
 * A dry run: asked for by an operator, done by a harvester. `waiting` and `running` ones are open; the others do not
 * change any more.
 */
export const DryRun = z.object({
  id: z.uuid(),
  /** The settings that it tries. The source need not be registered, nor be registered with these settings. */
  source: Source,
  /** Absent in one of before there were previews: it is full. */
  extent: DryRunExtent.optional(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  requestedAt: Instant,
  /** An operator asked to end it. */
  cancelling: z.literal(true).optional(),
  /** Harvesters that began it: the one before may have died. */
  attempts: z.int().nonnegative(),
  /** The harvester that does it, and until when it is thought to be alive. */
  owner: z.string().optional(),
  leaseUntil: Instant.optional(),
  endedAt: Instant.optional(),
  progress: DryRunProgress.optional(),
  result: DryRunResult.optional(),
  /** With `failed`: why. */
  problem: Problem.optional(),
});
export type DryRun = Readonly<z.infer<typeof DryRun>>;

/** Whether it still waits or runs. */
export const isOpenDryRun = ({ state }: Pick<DryRun, 'state'>): boolean => state === 'waiting' || state === 'running';

/** Whether it reads only the first records. */
export const isPreview = ({ extent }: Pick<DryRun, 'extent'>): boolean => extent === 'preview';
