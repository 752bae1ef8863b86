import { join } from 'node:path';
import { cached, makeOnce, run, ServerUnavailable } from './server.ts';

/** A client in Python, in an environment of its own. */
interface PythonClient {
  /** What a program of it needs in its environment: its `python3` comes first. */
  readonly env: NodeJS.ProcessEnv;
}

/** Installs a package of PyPI in a cached environment (`venv`). Throws `ServerUnavailable` without Python 3 or the registry. */
export const pythonClient = async (name: string, version: string): Promise<PythonClient> => {
  const folder = cached(`python-${name}-${version}`);
  try {
    await makeOnce(folder, async (into) => {
      await run('python3', ['-m', 'venv', into]);
      // Not through its script, whose first line has the temporary name of the folder.
      await run(join(into, 'bin/python3'), [
        ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `${name}==${version}`],
      ]);
    });
  } catch (error) {
    throw new ServerUnavailable(`${name} needs Python 3 with venv, and PyPI: ${String(error).slice(0, 500)}`);
  }
  return { env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` } };
};
