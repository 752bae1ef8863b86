import { RecordKey, SourceId, SourceRecord } from '@moisson/contracts';
import { z } from 'zod';

/** A record that its source lists. */
export const LiveRecord = SourceRecord.extend({ state: z.literal('live') });

export const RecordList = z.strictObject({ items: z.array(LiveRecord) });

/** One record as its source serves it: any JSON object; a record in another format as `{mediaType, text}`. */
export const RawRecord = z.looseObject({});

export const RawRecordParams = z.object({ sourceId: SourceId.describe('The source’s id') });
export const RawRecordQuery = z.object({ key: RecordKey.describe('The record’s key in its source') });
