import { MoissonError, RecordKey, SourceId } from '@moisson/contracts';
import { isJsonObject, type Json } from '@moisson/domain';
import type { PortalStore } from './portal-store.ts';

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Local parts of addresses that stand for an office and not for a person. */
const GENERIC =
  /^(info|contact|donnees|donneesouvertes|opendata|data|geomatique|ti|support|courrier|communications?|pilote|service|bureau|direction|web)/i;
/** Fields of Hub that hold a person's account name. */
const ACCOUNTS = new Set(['owner', 'fn']);

/**
 * The record as its source told it, personal contacts masked (Loi 25, domain.md §4). Throws `request.not-found`.
 */
export const rawRecord = async (
  { payloads }: PortalStore,
  source: unknown,
  key: unknown,
): Promise<{ value: Json; run: number }> => {
  const sourceId = SourceId.safeParse(source).data;
  const recordKey = RecordKey.safeParse(key).data;
  const payload = sourceId && recordKey ? await payloads.get(sourceId, recordKey) : undefined;
  if (payload === undefined)
    throw new MoissonError('request.not-found', { what: `record ${String(key).slice(0, 100)}` });
  return { value: masked(JSON.parse(Buffer.from(payload.body).toString()) as Json), run: payload.run };
};

const masked = (value: Json, name = ''): Json => {
  if (typeof value === 'string')
    return ACCOUNTS.has(name)
      ? '•••'
      : value.replace(EMAIL, (address) => (GENERIC.test(address) ? address : '•••@•••'));
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => masked(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, key)]));
};
