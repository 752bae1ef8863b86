import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Secured } from './secured.ts';
import {
  cached,
  freePort,
  makeOnce,
  run,
  ServerProcess,
  ServerUnavailable,
  temporaryFolder,
  type StartedServer,
} from './server.ts';

const FERRETDB = '2.7.0';
const POSTGRES = '18';
const BIN = `/usr/lib/postgresql/${POSTGRES}/bin`;

/**
 * Starts a server of MongoDB's protocol on a real, durable database: DocumentDB (PostgreSQL 18, from Debian's unstable suite in a folder of
 * its own) behind FerretDB. Needs root, apt's debootstrap and Go; the first time takes some minutes. `secured`: with TLS and that user's
 * password.
 */
export const startDocumentDb = async (secured?: Secured): Promise<StartedServer> => {
  const { username, password } = secured ?? { username: 'moisson', password: 'moisson' };
  const root = cached(`documentdb-${POSTGRES}`);
  const ferret = cached(`ferretdb-${FERRETDB}`);
  if (process.getuid?.() !== 0) throw new ServerUnavailable('DocumentDB for tests needs root (debootstrap, chroot)');
  await makeOnce(root, debianWithDocumentDb);
  await makeOnce(ferret, async (into) => {
    await need('go', 'version');
    await run('go', ['install', `github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v${FERRETDB}`], {
      env: { ...process.env, GOBIN: into },
    });
  });
  const [postgresPort, port] = [await freePort(), await freePort()];
  // PostgreSQL sees the folder of its Debian as "/", so its data must be within.
  const name = `moisson-data-${process.pid}-${postgresPort}`;
  const [data, state] = [join(root, 'var/lib', name), await temporaryFolder('ferretdb')];
  const inside = `/var/lib/${name}/db`;
  const postgres = (...args: string[]): string[] => ['--userspec=postgres:postgres', root, ...args];
  await mkdir(data);
  await chown(data, ...(await postgresIds(root)));
  await writeFile(join(root, 'tmp', `${name}.pw`), password);
  await run(
    'chroot',
    postgres(
      `${BIN}/initdb`,
      ...['-A', 'trust', '-U', username, `--pwfile=/tmp/${name}.pw`, '--no-sync', '-E', 'UTF8', '--locale=C'],
      ...['-D', inside],
    ),
  );
  await rm(join(root, 'tmp', `${name}.pw`));
  await writeFile(join(data, 'db', 'postgresql.auto.conf'), settings(postgresPort));
  const startPostgres = async (): Promise<ServerProcess> => {
    const started = new ServerProcess('chroot', postgres(`${BIN}/postgres`, '-D', inside));
    await started.listening(postgresPort);
    return started;
  };
  const startFerret = async (): Promise<ServerProcess> => {
    const started = new ServerProcess(join(ferret, 'ferretdb'), [
      `--postgresql-url=postgres://${username}@127.0.0.1:${postgresPort}/postgres`,
      ...listenOptions(port, secured),
      ...['--telemetry=disable', `--state-dir=${state}`],
      ...['--debug-addr=-', '--log-level=warn'],
    ]);
    await started.listening(port);
    return started;
  };
  let database = await startPostgres();
  const asUser = (sql: string): Promise<void> => whenReady(root, postgresPort, username, sql);
  await asUser(`create extension documentdb cascade; grant documentdb_admin_role to ${username}`);
  let front = await startFerret();
  return {
    address:
      secured === undefined ? `mongodb://127.0.0.1:${port}/` : `mongodb://${username}:${password}@127.0.0.1:${port}/`,
    name: `DocumentDB on PostgreSQL ${POSTGRES} behind FerretDB ${FERRETDB}`,
    kill: async () => {
      await Promise.all([front.end('SIGKILL'), database.end('SIGKILL')]);
      // A killed postmaster leaves workers that end by themselves; its lock file must be removed.
      await rm(join(data, 'db', 'postmaster.pid'), { force: true });
    },
    restart: async () => {
      database = await startPostgres();
      await asUser('select 1');
      front = await startFerret();
    },
    stop: async () => {
      await front.end('SIGTERM');
      // SIGQUIT: ends it at once, with its workers.
      await database.end('SIGQUIT');
      await rm(data, { recursive: true, force: true });
      await rm(state, { recursive: true, force: true });
    },
  };
};

const listenOptions = (port: number, secured: Secured | undefined): string[] =>
  secured === undefined
    ? [`--listen-addr=127.0.0.1:${port}`, '--no-auth']
    : [
        ...['--listen-addr=', `--listen-tls=127.0.0.1:${port}`],
        ...[`--listen-tls-cert-file=${secured.certFile}`, `--listen-tls-key-file=${secured.keyFile}`],
      ];

const need = (command: string, ...args: string[]): Promise<unknown> =>
  run(command, args).catch(() => {
    throw new ServerUnavailable(`DocumentDB for tests needs "${command}": install it, or set MONGODB_URI`);
  });

const debianWithDocumentDb = async (into: string): Promise<void> => {
  await need('debootstrap', '--version');
  await run(
    'debootstrap',
    [
      '--variant=minbase',
      `--include=postgresql-${POSTGRES},postgresql-${POSTGRES}-documentdb,ca-certificates`,
      ...['sid', into, await debianMirror()],
    ],
    { maxBuffer: 64 * 1024 * 1024 },
  );
};

/** Returns the mirror that apt itself uses. */
const debianMirror = async (): Promise<string> => {
  const dir = '/etc/apt/sources.list.d';
  const files = existsSync(dir) ? (await readdir(dir)).map((name) => join(dir, name)) : [];
  for (const file of ['/etc/apt/sources.list', ...files]) {
    const text = await readFile(file, 'utf8').catch(() => '');
    const mirror = /^(?:URIs:|deb(?: \[[^\]]*\])?)\s+(https?:\/\/\S+\/debian)\/?(?:\s|$)/m.exec(text)?.[1];
    if (mirror !== undefined) return mirror;
  }
  throw new ServerUnavailable('DocumentDB for tests needs a Debian mirror in apt’s sources, or set MONGODB_URI');
};

const postgresIds = async (root: string): Promise<[number, number]> => {
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(await readFile(join(root, 'etc/passwd'), 'utf8'));
  return [Number(line?.[1]), Number(line?.[2])];
};

/** The socket is on loopback only; DocumentDB's own workers connect without a password. */
const settings = (port: number): string => `
port=${port}
listen_addresses='127.0.0.1'
unix_socket_directories=''
shared_preload_libraries='pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name='postgres'
dynamic_shared_memory_type=mmap
max_connections=200
`;

/** Runs SQL once the server accepts it. */
const whenReady = async (root: string, port: number, username: string, sql: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      await run('chroot', [
        ...['--userspec=postgres:postgres', root, `${BIN}/psql`, '-q', '-v', 'ON_ERROR_STOP=1'],
        ...['-h', '127.0.0.1', '-p', String(port), '-U', username, '-d', 'postgres', '-c', sql],
      ]);
      return;
    } catch (error) {
      if (attempt >= 100 || !/starting up|recovery|Connection refused/i.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
};
