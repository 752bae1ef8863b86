import { messageOf } from '@moisson/kernel';
import { url as inspectorUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';

const BEAT_MS = 500;
/** With the look at which it is noticed, within 30 s. */
const LIMIT_MS = 25_000;
/** The thread holds next to nothing. */
const MEMORY = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/**
 * Ends the process by SIGKILL, after a line on standard error, once this thread's event loop has not turned for `limitMs`: its
 * own health checks cannot answer then, and signals are not heard. Not while a debugger is attached, and not because the
 * process was suspended. Keeps nothing alive. Returns what ends it.
 */
export const watchLoop = (service: string, limitMs = LIMIT_MS): (() => void) => {
  const beat = new SharedArrayBuffer(4);
  const beats = new Int32Array(beat);
  const worker = new Worker(new URL('./loop-watchdog-thread.mjs', import.meta.url), {
    workerData: { beat, limitMs, service },
    resourceLimits: MEMORY,
    // None of the process' own: they would load its telemetry.
    execArgv: [],
    env: {},
    name: 'watchdog',
  });
  worker.unref();
  worker.once('error', (error) => process.emitWarning(`the loop is not watched: ${messageOf(error)}`));
  let count = 0;
  const turn = (): void => {
    // Never 0, the mark of a debugger.
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
