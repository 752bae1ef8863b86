// Ends the process when the event loop of another thread has been blocked for long. Plain JavaScript without imports of ours: stripping
// types takes 20 MB, and this thread must not depend on the loop that it watches.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/**
 * Number of checks in a row without a beat before the process is ended: a process that was suspended fails only one of them when it
 * resumes.
 */
const LOOKS = 5;
/** `beat`: a counter that the watched loop raises; 0 while the loop must not be judged. */
const { beat, limitMs, service } = workerData;
const beats = new Int32Array(beat);
const nobody = new Int32Array(new SharedArrayBuffer(4));

for (let last = 0, still = 0; still < LOOKS;) {
  Atomics.wait(nobody, 0, 0, limitMs / LOOKS);
  const now = Atomics.load(beats, 0);
  still = now === last && now !== 0 ? still + 1 : 0;
  last = now;
}
const line = { level: 60, time: Date.now(), service, event: 'service.blocked', pid: process.pid };
const msg = `the event loop has not turned for ${limitMs / 1000} s: ending, to be started anew`;
try {
  writeSync(2, `${JSON.stringify({ ...line, msg })}\n`);
} catch {
  // A full pipe must not keep the process alive.
}
// `process.exit` would end this thread only, and another signal would need the blocked loop to handle it.
process.kill(process.pid, 'SIGKILL');
