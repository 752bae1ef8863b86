import { messageOf } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';
import { findMerges } from './find-merges.ts';

const EVERY_MS = 6 * 3_600_000;

/** Looks for probable duplicates every six hours, while the service runs. Returns what ends it. */
export const lookForMerges = (parts: OperatorParts): (() => Promise<void>) => {
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      await findMerges(parts, stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return;
      parts.log.error({ event: 'merges.not-found', detail: messageOf(error) }, 'duplicates cannot be looked for');
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => (looking = undefined));
  }, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await looking;
  };
};
