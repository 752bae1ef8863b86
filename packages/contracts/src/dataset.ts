import { z } from 'zod';
import { DatasetId, Instant, RecordKey, RunNumber, SourceId } from './ids.ts';
import { ProblemCode, Severity, LangText } from '@moisson/kernel';

/** A date with the precision that the source gave: `2022`, `2022-12`, `2022-12-19` or a full instant. */
export const PartialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z)?)?)?$/);

/**
 * A field without an equivalent in DCAT, kept as JSON text under the source's own name. A list of pairs and not an
 * object, because the name may be `__proto__` or empty.
 */
export const Extra = z.object({ key: z.string().max(500), value: z.string() });
export type Extra = Readonly<z.infer<typeof Extra>>;

/** A licence as the source gave it, with its id and URI if it is known for certain. Never defaulted. */
export const License = z.object({ id: z.string().optional(), uri: z.string().optional(), original: z.string() });
export type License = Readonly<z.infer<typeof License>>;

/** dcat:Distribution. */
export const Distribution = z.object({
  id: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  accessURL: z.string().optional(),
  downloadURL: z.string().optional(),
  /** An address that is not `http(s):`, such as `ftp:`. Shown as text, never as a link. */
  address: z.string().optional(),
  /** As the source gave it. */
  format: z.string().optional(),
  /** IANA media type, if the format is known. */
  mediaType: z.string().optional(),
  byteSize: z.int().nonnegative().optional(),
  license: License.optional(),
  modified: PartialDate.optional(),
  extras: z.array(Extra).optional(),
});
export type Distribution = Readonly<z.infer<typeof Distribution>>;

export const Spatial = z.object({
  label: z.string().optional(),
  /**
   * West, south, east, north in degrees (EPSG:4326). West is greater than east if the box crosses the antimeridian (RFC
   * 7946 §5.2).
   */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
});

export const Temporal = z.object({ start: PartialDate.optional(), end: PartialDate.optional() });

/** A remark on the quality or the mapping of a record: the value that was seen, and what the mapping did with it. */
export const Finding = z.object({
  code: ProblemCode,
  severity: Severity,
  field: z.string().optional(),
  seen: z.string().optional(),
});
export type Finding = Readonly<z.infer<typeof Finding>>;

/** The descriptive fields of a dataset (dcat:Dataset), mapped from one record or chosen by the merge. */
const describedFields = {
  title: LangText,
  description: LangText.optional(),
  organization: z.object({ id: z.string(), name: z.string() }).optional(),
  keyword: z.array(z.string()),
  /** Slugs of Données Québec's twelve groups. */
  theme: z.array(z.string()),
  license: License.optional(),
  /** Who may see the data: `public`, `restricted public` or `non-public` (DCAT-US), or the source's own word. */
  accessLevel: z.string().optional(),
  /** A URI of the EU frequency authority table. */
  accrualPeriodicity: z.string().optional(),
  /** As the source claims: not used to detect changes. */
  issued: PartialDate.optional(),
  modified: PartialDate.optional(),
  spatial: Spatial.optional(),
  temporal: Temporal.optional(),
  landingPage: z.string().optional(),
  language: z.array(z.string()).optional(),
  contactPoint: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
  identifier: z.array(z.string()),
  distribution: z.array(Distribution),
};

export const MappedDataset = z.object({ ...describedFields, extras: z.array(Extra) });
export type MappedDataset = Readonly<z.infer<typeof MappedDataset>>;

export const RecordReference = z.object({ sourceId: SourceId, recordKey: RecordKey, run: RunNumber });
export type RecordReference = Readonly<z.infer<typeof RecordReference>>;

/** Where the value of a field came from. */
export const FieldOrigin = z.object({ sourceId: SourceId, recordKey: RecordKey, statement: z.string().optional() });
export type FieldOrigin = Readonly<z.infer<typeof FieldOrigin>>;

/** The unified view of a dataset: a pure function of its records. */
export const Dataset = z.object({
  id: DatasetId,
  ...describedFields,
  records: z.array(RecordReference),
  /** For each field, the record whose value was chosen; `statement`: an operator stated it, because the source does not. */
  provenance: z.record(z.string(), FieldOrigin),
  /** When we first saw one of its records. */
  firstSeenAt: Instant,
  /** When we last saw one of its records change. */
  changedAt: Instant,
  findings: z.array(Finding),
  /** Since when no source lists the dataset, if none does. Not stored: added when the dataset is read. */
  absentSince: Instant.optional(),
});
export type Dataset = Readonly<z.infer<typeof Dataset>>;
