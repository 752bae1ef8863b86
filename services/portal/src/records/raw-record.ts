import { RecordKey, SourceId } from '@moisson/contracts';
import { cutText, MoissonError, said, type Bilingual } from '@moisson/kernel';
import type { Payload } from '@moisson/domain';
import { writeIndentedXml } from '@moisson/formats';
import { OneAtATime } from './one-at-a-time.ts';
import type { PortalStore } from '../portal-store.ts';
import { WorkBudget } from '../work-budget.ts';
import { shownRecord, type ShownRecord } from './shown-record.ts';

/** A larger record takes much memory while it is read: up to 25 times its size, indented up to 60 times. */
const LARGE_BYTES = 256 * 1024;
const large = new OneAtATime(8);

/** Returns the bytes of a record as its source serves it. Throws `request.not-found`. */
export const rawPayload = async ({ payloads }: PortalStore, source: unknown, key: unknown): Promise<Payload> => {
  const sourceId = SourceId.safeParse(source).data;
  const recordKey = RecordKey.safeParse(key).data;
  const payload = sourceId && recordKey ? await payloads.get(sourceId, recordKey) : undefined;
  if (payload === undefined)
    throw new MoissonError('request.not-found', { what: recordNamed(cutText(String(key), 100)) });
  return payload;
};

const recordNamed = (key: string): Bilingual => said(`fiche ${key}`, `record ${key}`);

export const isLarge = ({ body }: Payload): boolean => body.byteLength > LARGE_BYTES;

/** A record in the form in which it is shown: JSON, or the text of another format. */
export interface PublicRecord {
  readonly mediaType: string;
  readonly text: string;
}

/**
 * Returns a raw record with personal contacts masked and passwords in addresses removed (Loi 25, Quebec's privacy law). Large ones are
 * processed one at a time. Throws `request.too-costly` if too many of them are requested at once.
 */
export const publicRecord = (payload: Payload, indent?: number): Promise<PublicRecord> => {
  const work = async (): Promise<PublicRecord> => publicText(shownRecord(payload.body), indent);
  return isLarge(payload) ? large.run(work) : work();
};

const publicText = async (record: ShownRecord, indent?: number): Promise<PublicRecord> => {
  const budget = new WorkBudget();
  if ('json' in record)
    return { mediaType: 'application/json', text: JSON.stringify(await budget.masked(record.json), undefined, indent) };
  if ('xml' in record) return { mediaType: 'application/xml', text: writeIndentedXml(await budget.masked(record.xml)) };
  return { mediaType: 'text/plain', text: await budget.masked(record.text) };
};
