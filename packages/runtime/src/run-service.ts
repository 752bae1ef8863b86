import { messageOf, MoissonError } from '@moisson/kernel';
import { readConfig, redacted, type Config } from './config.ts';
import { createLogger, type Logger } from './logger.ts';
import { startMetrics, type ProcessName } from './start-metrics.ts';
import { endWithTelemetry } from './telemetry/telemetry.ts';
import { watchLiveness } from './watch-liveness.ts';
import { watchLoop } from './watch-loop.ts';

/** A service that runs. */
export interface RunningService {
  readonly url: string;
  /** Returns false if work is waiting and nothing advances: the process then ends, and its supervisor restarts it. */
  readonly live?: () => boolean;
  /** Stops the service and ends the work in progress. */
  readonly stop: () => Promise<void>;
}

const DRAIN_MS = 10_000;

/** The process of one service: reads the settings, starts, prints its address, and drains on SIGTERM. Exit code 0, or 1 on a fault. */
export const runService = async (
  name: ProcessName,
  start: (config: Config, log: Logger) => Promise<RunningService>,
): Promise<void> => {
  try {
    const config = readConfig(process.env);
    const log = createLogger(name, config.logLevel);
    log.info({ event: 'service.starting', config: redacted(config) }, 'starting');
    const { url, live = () => true, stop } = await start(config, log);
    const metrics = await startMetrics(name, config, log);
    log.info({ event: 'service.started', url, metricsUrl: metrics?.url }, 'started');
    const endWatchdog = watchLoop(name);
    process.stdout.write(`${name} ${url}\n`);
    const endWatch = watchLiveness(live, log);
    await untilStopped();
    endWatch();
    log.info({ event: 'service.stopping' }, 'stopping');
    setTimeout(() => {
      log.error({ event: 'service.not-drained' }, `not ended after ${DRAIN_MS / 1000} s: ending now`);
      process.exit(1);
    }, DRAIN_MS).unref();
    await stop();
    await metrics?.stop();
    await endWithTelemetry();
    endWatchdog();
  } catch (error) {
    process.stderr.write(startFailure(error));
    process.exitCode = 1;
  }
};

/** Resolves on SIGTERM or SIGINT; a second signal ends the process at once. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => resolve();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });

/** Returns the message of a failed start for the person who started it, in both languages. */
export const startFailure = (error: unknown): string => {
  if (!(error instanceof MoissonError)) return `moisson: ${messageOf(error)}\n`;
  const { message, action } = error.toProblem();
  return `moisson: ${message.fr} ${action.fr}\nmoisson: ${message.en} ${action.en}\n`;
};
