import { RecordKey, SourceId } from '@moisson/contracts';
import { cutText, MoissonError, said, type Bilingual } from '@moisson/kernel';
import { parseJson, scrubRecord, type JsonObject, type Payload } from '@moisson/domain';
import { OneAtATime } from './one-at-a-time.ts';
import type { PortalStore } from '../portal-store.ts';
import { WorkBudget } from '../work-budget.ts';

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

/**
 * Returns a raw record as well-formed JSON, with personal contacts masked and passwords in addresses removed (Loi 25, Quebec's privacy
 * law). Large ones are processed one at a time. Throws `request.too-costly` if too many of them are requested at once.
 */
export const publicRecord = (payload: Payload, indent?: number): Promise<string> => {
  const work = async (): Promise<string> => {
    const value = scrubRecord(parseJson(Buffer.from(payload.body).toString()) as JsonObject);
    return JSON.stringify(await new WorkBudget().masked(value), undefined, indent);
  };
  return isLarge(payload) ? large.run(work) : work();
};
