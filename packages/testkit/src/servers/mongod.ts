import mongoMemoryServer from 'mongodb-memory-server-core/lib/util/MongoBinary.js';
import { lookup } from 'node:dns/promises';
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { cached, freePort, run, ServerProcess, temporaryFolder, type StartedServer } from './server.ts';

const DOWNLOADS = 'fastdl.mongodb.org';
const DOWNLOAD_MS = 300_000;

/**
 * Starts a `mongod`: the one of MONGOMS_SYSTEM_BINARY, on the PATH, or downloaded once by mongodb-memory-server; standalone (Moisson uses
 * neither transactions nor change streams). Returns undefined if there is none.
 */
export const startMongod = async (): Promise<StartedServer | undefined> => {
  const found = (await tried(process.env.MONGOMS_SYSTEM_BINARY ?? 'mongod')) ?? (await tried(await downloaded()));
  if (found === undefined) return undefined;
  const { binary, version } = found;
  const [port, dir] = [await freePort(), await temporaryFolder('mongod')];
  const start = async (): Promise<ServerProcess> => {
    const started = new ServerProcess(binary, ['--dbpath', dir, '--port', String(port), '--bind_ip', '127.0.0.1']);
    await started.listening(port);
    return started;
  };
  let server = await start();
  return {
    address: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    name: `mongod ${version}`,
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

interface Mongod {
  readonly binary: string;
  readonly version: string;
}

const tried = async (binary: string | undefined): Promise<Mongod | undefined> => {
  if (binary === undefined) return undefined;
  const said = await run(binary, ['--version']).catch(() => undefined);
  return said === undefined ? undefined : { binary, version: /v(\S+)/.exec(said.stdout)?.[1] ?? '' };
};

/** Returns undefined without internet, or on a system for which MongoDB publishes no binary. */
const downloaded = async (): Promise<string | undefined> => {
  try {
    await lookup(DOWNLOADS);
    const given = new AbortController();
    return await Promise.race([
      mongoMemoryServer.MongoBinary.getPath({ downloadDir: cached('mongod') }).finally(() => given.abort()),
      pause(DOWNLOAD_MS, undefined, { signal: given.signal }),
    ]);
  } catch {
    return undefined;
  }
};
