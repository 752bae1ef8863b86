import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A real server for tests. */
export interface StartedServer {
  /** The address for clients: a broker list, or a URI. */
  readonly address: string;
  /** Name and version, for the report of the test run. */
  readonly name: string;
  /** Kills it as a fault would, and restarts it on the same data and port. */
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
  /** Ends it by its process id and removes its data. */
  readonly stop: () => Promise<void>;
}

/** The server is not available on this machine; the message names what to install. */
export class ServerUnavailable extends Error {}

export const run = promisify(execFile);

/** Returns the folder of a download: outside the clone, shared by all clones. */
export const cached = (name: string): string =>
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'moisson', name);

/**
 * Makes a cached folder once: under a temporary name, renamed when it is complete. Two concurrent runs each make one, and the first wins.
 */
export const makeOnce = async (folder: string, make: (into: string) => Promise<unknown>): Promise<void> => {
  if (existsSync(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const making = await mkdtemp(`${folder}.making-`);
  try {
    await make(making);
    // Readable by other users too: some of these servers run as another user.
    await chmod(making, 0o755);
    await rename(making, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
};

export const temporaryFolder = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `moisson-${name}-`));

export const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** A child process, with the end of its output for the error message if it fails. */
export class ServerProcess {
  readonly child: ChildProcess;
  #output = '';

  constructor(command: string, args: readonly string[], options: SpawnOptions = {}) {
    this.child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output = (this.#output + chunk.toString()).slice(-4000)));
    this.child.on('error', (error) => (this.#output += error.message));
    // It does not keep this process alive; the code that started it ends it.
    this.child.unref();
  }

  /** Resolves once the port accepts connections; rejects with the end of the process's output if it exits before. */
  async listening(port: number, seconds = 60): Promise<void> {
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) throw new Error(`${this.child.spawnfile} ended:\n${this.#output}`);
      if (await accepts(port)) return;
      await pause(50);
    }
    throw new Error(`${this.child.spawnfile} does not listen on ${port} after ${seconds} s:\n${this.#output}`);
  }

  /** Stops it without ending it, as a machine that hangs would: its port still accepts connections. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.ref();
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
