import { z } from 'zod';
import { wellFormedText } from '@moisson/kernel';

/** A source's id. The operator chooses it; it never changes and is never reused. */
export const SourceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, 1 to 63 characters')
  .brand<'SourceId'>();
export type SourceId = z.infer<typeof SourceId>;

/**
 * The stable native key of a record within its source (CKAN's UUID, Hub's item id and layer, …). Must be well-formed
 * Unicode without NUL: otherwise two keys that differ only in a lone surrogate become the same key in UTF-8.
 */
export const RecordKey = z
  .string()
  .min(1)
  .max(512)
  .refine((key) => wellFormedText(key) === key, 'well-formed Unicode without NUL')
  .brand<'RecordKey'>();
export type RecordKey = z.infer<typeof RecordKey>;

/** A dataset's id in our catalogue: a UUID version 5 made from the key of its founding record. */
export const DatasetId = z.uuid().brand<'DatasetId'>();
export type DatasetId = z.infer<typeof DatasetId>;

/** The run number, which is the version of every record that the run publishes. It only grows. */
export const RunNumber = z.int().nonnegative();

/** Returns `sourceId/recordKey`: the key of a record's events and the id of its stored document. */
export const recordId = (sourceId: string, recordKey: string): string => `${sourceId}/${recordKey}`;

/** An instant as ISO 8601 in UTC, `2026-11-24T12:00:00.000Z`. */
export const Instant = z.iso.datetime();
