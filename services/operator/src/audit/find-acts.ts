import type { AuditEntry } from '@moisson/contracts';
import type { Audit } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import { sortable } from './audited.ts';

/** Which acts; times are ISO 8601 with any offset. */
export interface ActFilter {
  readonly actor?: string | undefined;
  readonly operation?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Returns one page of acts, newest first; `cursor`: the id of the last act of the page before. */
export const findActs = async (
  audit: Audit,
  { actor, operation, target, from, until }: ActFilter,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<readonly AuditEntry[]> => {
  // An id begins with the time of its act.
  const beginnings = [cursor, until && sortable(new Date(until))].filter((one) => one !== undefined).sort();
  const found = await audit.list({ limit, ...defined({ actor, operation, target, before: beginnings[0] }) });
  const first = from && sortable(new Date(from));
  return first === undefined ? found : found.filter(({ id }) => id >= first);
};

const PAGE = 200;

/** Yields all acts, newest first. */
export async function* allActs(audit: Audit, filter: ActFilter): AsyncGenerator<AuditEntry> {
  for (let cursor: string | undefined; ;) {
    const page = await findActs(audit, filter, { cursor, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    cursor = page.at(-1)!.id;
  }
}
