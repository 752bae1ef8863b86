// Ends the process when the loop of another thread has not turned for long. JavaScript, and no imports of our own: to strip
// types takes 20 MB, and it must need nothing of the loop that it watches.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** So many looks in a row must find no beat: a whole process that was suspended costs one of them, when it wakes. */
const LOOKS = 5;
/** `beat`: a number that the watched loop raises again and again; 0 while it must not be judged. */
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
// Not `process.exit`, which would end this thread alone; nor a signal that the blocked loop would have to handle.
process.kill(process.pid, 'SIGKILL');
