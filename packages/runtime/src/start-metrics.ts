import { messageOf } from '@moisson/kernel';
import type { Config } from './config.ts';
import { guardHost } from './guard-host.ts';
import { startHttpService, type HttpService } from './http-service.ts';
import type { Logger } from './logger.ts';
import { OPEN_METRICS, scrape } from './metrics.ts';

/** Default ports: one for each kind of process, so that all may run on one machine; the first is that of OpenTelemetry's own exporter. */
const PORTS = {
  standalone: 9464,
  portal: 9465,
  operator: 9466,
  monitor: 9467,
  harvester: 9468,
  indexer: 9469,
  checker: 9470,
} as const;
export type ProcessName = keyof typeof PORTS;

/**
 * Serves the metrics of this process at `/metrics`, on an interface and port of their own that visitors cannot reach, because metrics show
 * how busy each part is. If the port is taken, it logs an error and the process continues without: missing metrics must not stop the
 * catalogue. Never rejects.
 */
export const startMetrics = async (
  name: ProcessName,
  { metrics: { host, port = PORTS[name] } }: Config,
  log: Logger,
): Promise<HttpService | undefined> => {
  const listen = { host, port };
  try {
    return await startHttpService({
      log,
      listen,
      routes: (app) => {
        app.use(guardHost(listen));
        app.get('/metrics', async (request, response) => {
          const format = request.get('accept')?.includes('application/openmetrics-text') ? 'openmetrics' : 'prometheus';
          const type = format === 'openmetrics' ? OPEN_METRICS : 'text/plain; version=0.0.4; charset=utf-8';
          response.type(type).send(await scrape(format));
        });
      },
    });
  } catch (error) {
    log.error(
      { event: 'metrics.not-served', host, port, detail: messageOf(error) },
      `metrics are not served at ${host}:${port}: set MOISSON_METRICS_HOST and MOISSON_METRICS_PORT to an address that is free`,
    );
    return undefined;
  }
};
