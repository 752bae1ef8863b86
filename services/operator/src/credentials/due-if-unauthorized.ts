import type { Source } from '@moisson/contracts';
import type { OperatorParts } from '../operator-parts.ts';

/** Problems that other credentials may end. Many protocols refuse a request in an error of their own, or by a quota. */
const UNAUTHORIZED = /^credentials\.|^fetch\.(?:blocked|tls-failed)$|^protocol\.(?:error-answer|quota-exceeded)$/;

/** Makes the source due now if its last run failed for want of valid credentials. */
export const dueIfUnauthorized = async (
  { store, kick }: Pick<OperatorParts, 'store' | 'kick'>,
  { id, state }: Pick<Source, 'id' | 'state'>,
): Promise<void> => {
  const [last] = await store.runs.list({ sourceId: id, limit: 1 });
  if (state !== 'active' || last === undefined || last.complete) return;
  if (!last.problems.some(({ code }) => UNAUTHORIZED.test(code))) return;
  await store.polls.schedule(id, await store.polls.now(), 'operator');
  kick?.(id);
};
