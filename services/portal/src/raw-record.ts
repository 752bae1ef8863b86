import { MoissonError, RecordKey, SourceId } from '@moisson/contracts';
import type { Json } from '@moisson/domain';
import { maskContacts } from './mask-contacts.ts';
import type { PortalStore } from './portal-store.ts';

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
  return { value: maskContacts(JSON.parse(Buffer.from(payload.body).toString()) as Json), run: payload.run };
};
