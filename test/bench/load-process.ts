// Sends searches to a portal at a steady rate: `load-process.ts PORTAL RATE SECONDS`. Each is sent at its due time, whether or not earlier
// ones are answered, and timed from then: so a portal that stalls delays all searches in that time. Prints their latencies in milliseconds,
// and the number of failures.
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const [portal = '', rate = '', seconds = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });

const ask = (path: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const request = get(portal + path, { agent }, (response) => {
      const body: Buffer[] = [];
      response.on('data', (chunk: Buffer) => body.push(chunk));
      response.on('end', () => {
        const whole = Buffer.concat(body);
        if (response.statusCode === 200) resolve(whole);
        else reject(new Error(`${response.statusCode}: ${whole.toString()}`));
      });
      response.on('error', reject);
    });
    // A server may close an idle connection just when it is reused (nodejs.org/api/http.html, request.reusedSocket).
    request.on('error', (error) => (request.reusedSocket ? resolve(ask(path)) : reject(error)));
  });

interface Found {
  readonly items: readonly { readonly title: { readonly fr?: string } }[];
}

/** Searches as visitors type them: in turn one word of a title, two words, or a word and a format. */
const queries = async (): Promise<string[]> => {
  const { items } = JSON.parse((await ask('/api/v1/datasets?limit=100')).toString()) as Found;
  return items.flatMap(({ title: { fr = '' } }, at) => {
    const [first = 'arbres', second = 'ville'] = fr.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
    const text = at % 3 === 1 ? `${first} ${second}` : first;
    return [`/api/v1/datasets?q=${encodeURIComponent(text)}${at % 3 === 2 ? '&format=CSV' : ''}`];
  });
};

const paths = await queries();
const latencies: number[] = [];
let failed = 0;
const asked: Promise<void>[] = [];
const start = performance.now();
for (let n = 0; n < Number(rate) * Number(seconds); n += 1) {
  const due = start + (n * 1000) / Number(rate);
  if (due > performance.now()) await pause(due - performance.now());
  const answered = ask(paths[n % paths.length]!).catch((error: unknown) => {
    failed += 1;
    if (failed === 1) process.stderr.write(`a search failed: ${String(error)}\n`);
  });
  asked.push(answered.then(() => void latencies.push(performance.now() - due)));
}
await Promise.all(asked);
agent.destroy();
process.stdout.write(JSON.stringify({ latencies, failed }));
