import { messageOf } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

const EVERY_MS = 3_600_000;

/** Deletes the reports whose time has passed. Throws `OutageError`. */
export const forgetReports = async ({ store }: Pick<OperatorParts, 'store'>): Promise<void> =>
  store.reports.removeExpired((await store.polls.now()).toISOString());

/** Does so at once and every hour, while the service runs. Returns what ends it. */
export const keepForgetting = (parts: OperatorParts): (() => Promise<void>) => {
  let forgetting: Promise<void> | undefined;
  const forget = (): void => {
    forgetting ??= forgetReports(parts)
      .catch((error: unknown) => {
        parts.log.warn({ event: 'reports.not-deleted', detail: messageOf(error) }, 'old reports cannot be deleted');
      })
      .finally(() => (forgetting = undefined));
  };
  forget();
  const timer = setInterval(forget, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    await forgetting;
  };
};
