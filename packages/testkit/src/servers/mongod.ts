import { rm } from 'node:fs/promises';
import { freePort, run, ServerProcess, temporaryFolder, type StartedServer } from './server.ts';

/** A `mongod` named by MONGOMS_SYSTEM_BINARY or on the PATH, standing alone (Moisson uses neither transactions nor change
 * streams); nothing where there is none. */
export const startMongod = async (): Promise<StartedServer | undefined> => {
  const binary = process.env.MONGOMS_SYSTEM_BINARY ?? 'mongod';
  const version = await run(binary, ['--version']).catch(() => undefined);
  if (version === undefined) return undefined;
  const [port, dir] = [await freePort(), await temporaryFolder('mongod')];
  const start = async (): Promise<ServerProcess> => {
    const started = new ServerProcess(binary, [...['--dbpath', dir, '--port', String(port), '--bind_ip', '127.0.0.1']]);
    await started.listening(port);
    return started;
  };
  let server = await start();
  return {
    address: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    name: `mongod ${/v(\S+)/.exec(version.stdout)?.[1] ?? ''}`,
    kill: () => server.end('SIGKILL'),
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      await server.end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
};
