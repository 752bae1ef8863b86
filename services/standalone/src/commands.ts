import { OperatorClient, runCli } from '@moisson/cli';
import { type RebuildStep } from '@moisson/contracts';
import { defined, MoissonError, said } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import { createLogger, readConfig, type Config } from '@moisson/runtime';
import { DataDirLock } from '@moisson/store';
import { resolve } from 'node:path';
import { EmbeddedLine } from './line.ts';
import { localFacts } from './local-facts.ts';
import { startLineOperator } from './serve.ts';
import { serveAll } from './serve-all.ts';

const language = /^en/i.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'en' : 'fr';

const clientOf = (config: Config, url: string): OperatorClient =>
  new OperatorClient(url, {
    language,
    ...defined({ token: config.operator.token }),
  });

/**
 * Runs `work` with a client: of the operator's service in the distributed form, else of the running embedded service, else of an operator
 * started for this command.
 */
const connect = async (work: (client: OperatorClient) => Promise<void>): Promise<void> => {
  const config = readConfig(process.env);
  if (config.distributed !== undefined) return work(clientOf(config, config.operatorUrl));
  const line = await openUnlessServed(config);
  if (typeof line === 'string') return work(clientOf(config, line));
  try {
    const log = createLogger('moisson', config.logLevel === 'info' ? 'error' : config.logLevel);
    // It is this command's own, on loopback: nobody signs in to it.
    const { oidc: _, ...own } = config.operator;
    const operator = await startLineOperator(line, { ...config, operator: own }, log, { host: '127.0.0.1', port: 0 });
    await work(clientOf(config, operator.url)).finally(() => operator.stop());
    // Wait for the runs that the command started: no service will continue them.
    await line.harvester.idle();
  } finally {
    await line.close();
  }
};

/** Opens the line; if another process owns it, returns the address of that process's operator. */
const openUnlessServed = async (config: Config): Promise<EmbeddedLine | string> => {
  try {
    return await EmbeddedLine.open(config, createLogger('moisson', 'error'));
  } catch (error) {
    const url =
      error instanceof MoissonError && error.code === 'data-dir.locked'
        ? DataDirLock.holder(config.dataDir)?.operatorUrl
        : undefined;
    if (url === undefined) throw error;
    return url;
  }
};

/** Returns the address of a portal: the given one, that of the settings, or that of this machine. */
const portalAt = (given: string | undefined): string => {
  const { portalUrl, portal } = readConfig(process.env);
  const url = given ?? portalUrl ?? `http://127.0.0.1:${portal.port}`;
  if (!/^https?:\/\/./.test(url) || !URL.canParse(url))
    throw new MoissonError('request.invalid', {
      detail: said(`« ${url} » n’est pas l’adresse d’un portail`, `"${url}" is not the address of a portal`),
    });
  return url;
};

process.exitCode = await runCli(process.argv.slice(2), {
  language,
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  connect,
  local: () => localFacts(readConfig(process.env)),
  serve: () => serveAll(),
  // Loaded on demand: the embedded form does not need the clients of Kafka and MongoDB.
  topics: async (action) => (await import('./server-commands.ts')).topics(action),
  migrate: async () => (await import('./server-commands.ts')).migrate(),
  rebuild: async (work) => {
    if (readConfig(process.env).distributed !== undefined) return (await import('./server-commands.ts')).rebuild(work);
    return connect((client) =>
      work(async (after) => (await client.call(operatorApi.rebuild, { query: { after } })) as RebuildStep),
    );
  },
  rebuildSearch: async () => (await import('./server-commands.ts')).rebuildSearch(),
  mcp: async (given) => (await import('@moisson/mcp/stdio')).serveOnStdio(portalAt(given)),
  portalUrl: portalAt,
  // npm runs scripts in the repository's folder; the user means paths relative to their own.
  resolve: (path) => resolve(process.env.INIT_CWD ?? process.env.MOISSON_LAUNCH_CWD ?? process.cwd(), path),
});
