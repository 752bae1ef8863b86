import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { nodeEnv, nodeFlags } from '../../scripts/node-flags.mjs';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a script of ours under the same Node, with this environment and no other `MOISSON_` variable. */
export const startNode = (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): ChildProcess =>
  spawn(process.execPath, [...nodeFlags(script), script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...nodeEnv, PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'fr_CA.UTF-8', ...env },
    ...options,
  });

/** Milliseconds. A process that takes longer is stuck: it is killed, and its code is null. */
const MAX_RUN_MS = 600_000;

/** Runs it until it exits. */
export const runNode = (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  options: SpawnOptions = {},
): Promise<Finished> =>
  new Promise((resolve, reject) => {
    const child = startNode(script, args, env, options);
    const limit = setTimeout(() => child.kill('SIGKILL'), MAX_RUN_MS);
    let [stdout, stderr] = ['', ''];
    child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, stdout, stderr });
    });
  });

/** Resolves with the process's output once that matches; rejects if it exits before. */
export const untilOutput = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let written = '';
    const look = (chunk: Buffer): void => {
      written += chunk.toString();
      if (pattern.test(written)) resolve(written);
    };
    child.stdout!.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', (code) => reject(new Error(`ended with ${code} before ${pattern}: ${written}`)));
  });

/** Stops it with SIGTERM; resolves with its exit code. */
export const stopProcess = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) {
      resolve(child.exitCode);
      return;
    }
    child.once('close', (code) => resolve(code));
    child.kill('SIGTERM');
  });
