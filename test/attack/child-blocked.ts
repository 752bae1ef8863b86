// A process that blocks its event loop for as long as it is told to; its first argument is the watchdog's limit in milliseconds.
import { watchLoop } from '@moisson/runtime';

const [limitMs, blockMs] = process.argv.slice(2).map(Number) as [number, number];
watchLoop('child', limitMs);
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 1000);
process.stdout.write('ready\n');
if (blockMs > 0)
  setTimeout(() => {
    process.stdout.write('blocking\n');
    const until = performance.now() + blockMs;
    while (performance.now() < until);
    process.exit(0);
  }, limitMs);
