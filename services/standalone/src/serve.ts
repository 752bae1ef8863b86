import { defined, inScope } from '@moisson/kernel';
import { connectors } from '@moisson/connectors';
import { INDEXER_GROUP, topics } from '@moisson/contracts';
import { messageFetch } from '@moisson/fetching';
import { ALERT_CONNECTIONS, startMonitor } from '@moisson/monitor';
import { startOperator, subscriberFetch } from '@moisson/operator';
import { startPortal } from '@moisson/portal';
import { startMetrics, STUCK_MS, type Config, type HttpService, type Listen, type Logger } from '@moisson/runtime';
import type { EmbeddedLine } from './line.ts';

/** Whether the harvester still checks for due sources. */
export const isLive = (line: EmbeddedLine): boolean => line.harvester.stalledMilliseconds() < STUCK_MS;

export interface Addresses {
  readonly portal: string;
  readonly operator: string;
  readonly monitor: string;
  /** Address of the metrics; undefined if their port is taken. */
  readonly metrics?: string;
}

/** Starts the operator's service on a line, with its own port. */
export const startLineOperator = (
  line: EmbeddedLine,
  config: Config,
  log: Logger,
  listen: Listen,
): Promise<HttpService> =>
  inScope(async (scope) => {
    const fetching = scope.adopt(subscriberFetch(config), (one) => one.close());
    return startOperator({
      subscribers: { fetching, portalUrl: config.portalUrl },
      live: () => isLive(line),
      store: line.store,
      changeLog: line.changeLog,
      connectors,
      fetching: line.fetching,
      keyring: line.keyring,
      log: log.child({ service: 'operator' }),
      listen,
      files: line.files,
      rebuild: (after) => line.rebuild(after),
      ...defined({ token: config.operator.token, oidc: config.operator.oidc, digest: config.digest }),
      kickDryRuns: () => void line.dryRunner.tick(),
      kick: (sourceId) =>
        void line.harvester
          .runOne(sourceId)
          .catch((error: unknown) => log.error({ event: 'run.failed', err: error }, 'run failed')),
    });
  });

export interface Standalone {
  readonly addresses: Addresses;
  stop(): Promise<void>;
}

/**
 * Starts all services on one line: portal, operator, monitor, and a harvester that follows the schedule. `clockFactor`: how many times
 * faster than real time the line's clock runs.
 */
export const startStandalone = (
  line: EmbeddedLine,
  config: Config,
  log: Logger,
  clockFactor = 1,
): Promise<Standalone> =>
  inScope(async (scope) => {
    const stopping = (service: HttpService): Promise<void> => service.stop();
    const operator = scope.adopt(await startLineOperator(line, config, log, config.operator), stopping);
    const messages = scope.adopt(messageFetch(config, ALERT_CONNECTIONS), (one) => one.close());
    const monitor = scope.adopt(
      await startMonitor({
        store: line.store,
        live: () => isLive(line),
        log: log.child({ service: 'monitor' }),
        listen: config.monitor,
        clockFactor,
        alerting: {
          settings: config.alerts,
          fetching: messages,
          facts: {
            lag: () => line.changeLog.lag(INDEXER_GROUP, [topics.records, topics.recordsBulk]),
            ...{ files: line.files, clock: line.clock },
          },
        },
        ...defined({ statusUrl: config.statusUrl }),
      }),
      stopping,
    );
    const portal = scope.adopt(
      await startPortal({
        store: line.store,
        fetching: line.fetching,
        log: log.child({ service: 'portal' }),
        listen: config.portal,
        statusUrl: config.statusUrl ?? monitor.url,
        ...defined({ portalUrl: config.portalUrl, secret: config.portalSecret, contactEmail: config.contactEmail }),
        ...defined({ exports: config.exports }),
      }),
      stopping,
    );
    const metrics = await startMetrics('standalone', config, log);
    if (metrics !== undefined) scope.adopt(metrics, stopping);
    line.lock.describe({ pid: process.pid, operatorUrl: operator.url });
    line.harvester.start();
    line.dryRunner.start();
    line.checker?.start();
    return {
      addresses: {
        portal: portal.url,
        operator: operator.url,
        monitor: monitor.url,
        ...defined({ metrics: metrics?.url }),
      },
      // All that runs is in the scope.
      stop: () => Promise.resolve(),
    };
  });
