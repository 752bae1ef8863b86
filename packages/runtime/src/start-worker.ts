import { problem } from '@moisson/kernel';
import type { Listen } from './config.ts';
import { startHttpService } from './http-service.ts';
import type { Logger } from './logger.ts';
import type { RunningService } from './run-service.ts';
import { untilAnswered } from './until-answered.ts';
import { STUCK_MS } from './watch-liveness.ts';

const PROBE_MS = 10_000;
/** Clocks kept by NTP differ by far less. */
const SKEW_SECONDS = 60;

export interface WorkerParts {
  readonly log: Logger;
  readonly listen: Listen;
  /** Rejects while its dependencies do not answer or are not as they must be. */
  readonly check: () => Promise<void>;
  /** Begins the work, once `check` held. */
  readonly start: () => Promise<void>;
  /** Ends the work, whether or not it began. */
  readonly stop: () => Promise<void>;
  /** The clock that leases and schedules go by. */
  readonly storeNow: () => Promise<Date>;
  /** Milliseconds since the work last went on. */
  readonly stalledMilliseconds: () => number;
}

/** A service that works by itself: what it serves is its health and metrics, and it waits for its dependencies. */
export const startWorker = async (parts: WorkerParts): Promise<RunningService> => {
  const { log, listen, check, start, stop, storeNow, stalledMilliseconds } = parts;
  const stopping = new AbortController();
  // Who waits for a dependency that does not answer is not stuck.
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
