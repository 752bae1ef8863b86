import { messageOf, MoissonError } from '@moisson/contracts';
import { createLogger, readConfig, redacted } from '@moisson/runtime';
import { EmbeddedLine } from './line.ts';
import { startStandalone } from './serve.ts';
import { untilStopped } from './until-stopped.ts';

/** Runs all services until SIGTERM or SIGINT; `prepare` may fill the registry first. */
export const serveAll = async (prepare?: (line: EmbeddedLine) => Promise<void>): Promise<void> => {
  const config = readConfig(process.env);
  const log = createLogger('standalone', config.logLevel);
  log.info({ event: 'service.starting', config: redacted(config) }, 'starting');
  const line = await EmbeddedLine.open(config, log);
  try {
    await prepare?.(line);
    const standalone = await startStandalone(line, config, log);
    const { portal, operator, monitor } = standalone.addresses;
    log.info({ event: 'service.started', ...standalone.addresses }, 'started');
    process.stdout.write(
      `Portail · Portal      ${portal}\nConsole · Operator    ${operator}\nÉtat · Status         ${monitor}\n`,
    );
    await untilStopped();
    log.info({ event: 'service.stopping' }, 'stopping');
    await standalone.stop();
  } finally {
    await line.close();
  }
};

/** What a failed start says to the person who started it, in both languages. */
export const startFailure = (error: unknown): string => {
  if (!(error instanceof MoissonError)) return `moisson: ${messageOf(error)}\n`;
  const { message, action } = error.toProblem();
  return `moisson: ${message.fr} ${action.fr}\nmoisson: ${message.en} ${action.en}\n`;
};
