// Times requests that have nothing to do with a long search, at a steady rate, while such searches follow one another: `wait-process.ts PORTAL
// WORD SECONDS`; without searches if WORD is empty. Prints the latencies in milliseconds: of `/livez`, and of searches for a rare word.
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const [portal = '', word = '', seconds = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const EVERY_MS = 20;
/** Long searches under way at any time. */
const TOGETHER = 2;

const ask = (path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(portal + path, { agent }, (response) => response.resume().once('end', resolve).once('error', reject)).once(
      'error',
      reject,
    );
  });

const timed = async (path: string, latencies: number[]): Promise<void> => {
  const start = performance.now();
  await ask(path);
  latencies.push(performance.now() - start);
};

const end = performance.now() + 1000 * Number(seconds);
const [live, rare, long]: number[][] = [[], [], []];
const searching = Array.from({ length: word === '' ? 0 : TOGETHER }, async () => {
  while (performance.now() < end) await timed(`/api/v1/datasets?limit=1&q=${word}`, long!);
});
const asked: Promise<void>[] = [];
for (let n = 0; performance.now() < end; n += 1) {
  asked.push(n % 2 === 0 ? timed('/livez', live!) : timed('/api/v1/datasets?limit=1&q=introuvable', rare!));
  await pause(EVERY_MS);
}
await Promise.all([...asked, ...searching]);
agent.destroy();
process.stdout.write(JSON.stringify({ live, rare, long }));
