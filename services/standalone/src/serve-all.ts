import { MoissonError, said } from '@moisson/kernel';
import { createLogger, readConfig, redacted, untilStopped, watchLiveness, watchLoop } from '@moisson/runtime';
import { EmbeddedLine } from './line.ts';
import { isLive, startStandalone } from './serve.ts';

/** Runs all services until SIGTERM or SIGINT; `prepare` may fill the registry first. */
export const serveAll = async (prepare?: (line: EmbeddedLine) => Promise<void>): Promise<void> => {
  const config = readConfig(process.env);
  if (config.distributed !== undefined)
    throw new MoissonError('config.invalid', {
      detail: said(
        'avec MOISSON_FORM=distributed, chaque service est un processus : node services/NOM/src/main.ts',
        'with MOISSON_FORM=distributed each service is a process: node services/NAME/src/main.ts',
      ),
    });
  const log = createLogger('standalone', config.logLevel);
  log.info({ event: 'service.starting', config: redacted(config) }, 'starting');
  const line = await EmbeddedLine.open(config, log);
  // Started late: a migration of large files may block the loop for longer than its limit.
  const endWatchdog = watchLoop('standalone');
  try {
    await prepare?.(line);
    const standalone = await startStandalone(line, config, log);
    const { portal, operator, monitor, metrics } = standalone.addresses;
    log.info({ event: 'service.started', ...standalone.addresses }, 'started');
    process.stdout.write(
      `Portail · Portal      ${portal}\nConsole · Operator    ${operator}\nÉtat · Status         ${monitor}\n`,
    );
    if (metrics !== undefined) process.stdout.write(`Mesures · Metrics     ${metrics}/metrics\n`);
    const endWatch = watchLiveness(() => isLive(line), log);
    await untilStopped();
    endWatch();
    log.info({ event: 'service.stopping' }, 'stopping');
    await standalone.stop();
  } finally {
    await line.close();
    endWatchdog();
  }
};
