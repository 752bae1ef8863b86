import { problem } from '@moisson/kernel';
import type { Listen } from './config.ts';
import { startHttpService } from './http-service.ts';
import type { Logger } from './logger.ts';
import type { RunningService } from './run-service.ts';
import { untilAnswered } from './until-answered.ts';
import { STUCK_MS } from './watch-liveness.ts';

const PROBE_MS = 10_000;
/** Warn beyond this difference. Clocks kept by NTP differ by far less. */
const SKEW_SECONDS = 60;

export interface WorkerParts {
  readonly log: Logger;
  readonly listen: Listen;
  /** Rejects while a dependency does not answer or is not configured correctly. */
  readonly check: () => Promise<void>;
  /** Starts the work, after `check` has succeeded. */
  readonly start: () => Promise<void>;
  /** Stops the work, whether or not it has started. */
  readonly stop: () => Promise<void>;
  /** The store's clock, by which leases and schedules go. */
  readonly storeNow: () => Promise<Date>;
  /** Milliseconds since the work last made progress. */
  readonly stalledMilliseconds: () => number;
}

/** Starts a service without visitors: it serves only its health and metrics, and waits for its dependencies. */
export const startWorker = async (parts: WorkerParts): Promise<RunningService> => {
  const { log, listen, check, start, stop, storeNow, stalledMilliseconds } = parts;
  const stopping = new AbortController();
  // A service that waits for a dependency is not stuck.
  let waitedAt = -Infinity;
  const ready = async (): Promise<void> => {
    await check().catch((error: unknown) => {
      waitedAt = performance.now();
      throw error;
    });
  };
  const live = (): boolean => Math.min(stalledMilliseconds(), performance.now() - waitedAt) < STUCK_MS;
  const http = await startHttpService({ log, listen, routes: () => undefined, ready, live });
  const probe = setInterval(() => void ready().catch(() => undefined), PROBE_MS);
  const begin = async (): Promise<void> => {
    await ready();
    warnOfSkew(log, new Date(), await storeNow());
    await start();
  };
  const starting = untilAnswered(begin, log, stopping.signal);
  return {
    url: http.url,
    live,
    stop: async () => {
      clearInterval(probe);
      stopping.abort();
      await starting;
      await stop();
      await http.stop();
    },
  };
};

const warnOfSkew = (log: Logger, ours: Date, theirs: Date): void => {
  const seconds = Math.round((ours.getTime() - theirs.getTime()) / 1000);
  if (Math.abs(seconds) < SKEW_SECONDS) return;
  const { code, message, action } = problem('clock.skewed', { seconds });
  log.error({ event: 'clock.skewed', code, seconds }, `${message.en} ${action.en}`);
};
