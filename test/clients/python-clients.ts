import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Clients from PyPI with the versions that are tested, in an environment that is made once. */
const PACKAGES = ['sickle==0.7.0', 'rdflib==7.6.0', 'duckdb==1.4.4'];
const home = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'moisson-tests', 'python-clients-2');
const python = join(home, 'bin', 'python');

/** Returns the Python that has the clients; undefined, with a message, where it cannot be had. With `CI=true` that is an error. */
export const pythonWithClients = async (): Promise<string | undefined> => {
  try {
    if (!existsSync(join(home, 'ready'))) {
      await run('python3', ['-m', 'venv', home], { timeout: 60_000 });
      await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES], {
        timeout: 150_000,
      });
      await run(python, ['-c', `open(${JSON.stringify(join(home, 'ready'))}, 'w').close()`]);
    }
    return python;
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    console.warn(`the Python clients cannot be had, so they do not read the portal: ${String(error).slice(0, 300)}`);
    return undefined;
  }
};

/** Runs a script of this folder; returns what it prints, as JSON. */
export const runPython = async (executable: string, script: string, ...args: readonly string[]): Promise<unknown> => {
  const { stdout } = await run(executable, [join(import.meta.dirname, script), ...args], {
    timeout: 60_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
};
