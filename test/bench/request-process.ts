// Sends requests to a server without a pause: `request-process.ts SERVER IN_FLIGHT SECONDS REQUESTS`, where REQUESTS is a JSON list of
// `{ path, headers? }` asked in turn. Prints requests per second, the latencies in milliseconds, and the number of answers of another
// status than the first one's.
import { Agent, get } from 'node:http';

interface Asked {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const [server = '', inFlight = '', seconds = '', requests = ''] = process.argv.slice(2);
const asked = JSON.parse(requests) as readonly Asked[];
const agent = new Agent({ keepAlive: true, maxSockets: Number(inFlight) });

const ask = ({ path, headers = {} }: Asked): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = get(server + path, { agent, headers }, (response) =>
      response
        .resume()
        .once('end', () => resolve(response.statusCode!))
        .once('error', reject),
    );
    // A server may close an idle connection just when it is reused (nodejs.org/api/http.html, request.reusedSocket).
    request.on('error', (error) => (request.reusedSocket ? resolve(ask({ path, headers })) : reject(error)));
  });

/** The first answers warm the server's code up, and are not counted. */
const expected = await ask(asked[0]!);
for (const one of asked) await ask(one);

const latencies: number[] = [];
let others = 0;
let next = 0;
const start = performance.now();
const end = start + 1000 * Number(seconds);
const askOn = async (): Promise<void> => {
  while (performance.now() < end) {
    const began = performance.now();
    if ((await ask(asked[next++ % asked.length]!)) !== expected) others += 1;
    latencies.push(performance.now() - began);
  }
};
await Promise.all(Array.from({ length: Number(inFlight) }, askOn));
const perSecond = (latencies.length * 1000) / (performance.now() - start);
agent.destroy();
process.stdout.write(JSON.stringify({ perSecond, latencies, others, status: expected }));
