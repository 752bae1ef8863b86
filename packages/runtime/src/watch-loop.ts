import { messageOf } from '@moisson/kernel';
import { url as inspectorUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';

const BEAT_MS = 500;
/** Milliseconds. With the interval of the checks, a blocked loop is noticed within 30 s. */
const LIMIT_MS = 25_000;
/** The watching thread holds next to nothing. */
const MEMORY = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/**
 * Ends the process by SIGKILL, after a line on standard error, once this thread's event loop has been blocked for `limitMs`: health checks
 * cannot answer then, and signals are not handled. Does nothing while a debugger is attached, nor when the process was suspended. Does not
 * keep the process alive. Returns a function that stops it.
 */
export const watchLoop = (service: string, limitMs = LIMIT_MS): (() => void) => {
  const beat = new SharedArrayBuffer(4);
  const beats = new Int32Array(beat);
  const worker = new Worker(new URL('./loop-watchdog-thread.mjs', import.meta.url), {
    workerData: { beat, limitMs, service },
    resourceLimits: MEMORY,
    // No arguments of the process: they would load its telemetry.
    execArgv: [],
    env: {},
    name: 'watchdog',
  });
  worker.unref();
  worker.once('error', (error) => process.emitWarning(`the loop is not watched: ${messageOf(error)}`));
  let count = 0;
  const turn = (): void => {
    // Never 0, which means that a debugger is attached.
    count = (count % 0x7fffffff) + 1;
    Atomics.store(beats, 0, inspectorUrl() === undefined ? count : 0);
  };
  const timer = setInterval(turn, Math.min(BEAT_MS, limitMs / 10)).unref();
  return () => {
    clearInterval(timer);
    Atomics.store(beats, 0, 0);
    void worker.terminate();
  };
};
