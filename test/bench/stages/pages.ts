import { Agent, get } from 'node:http';

const ROWS = 100;

/** Yields the bodies of all pages, requested one after the other with `node:http` alone. */
export async function* pages(url: string, size: number): AsyncGenerator<Buffer> {
  const agent = new Agent({ keepAlive: true });
  for (let start = 0; start < size; start += ROWS)
    yield await new Promise<Buffer>((resolve, reject) => {
      get(`${url}/api/3/action/package_search?rows=${ROWS}&start=${start}&sort=id+asc`, { agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
        response.on('error', reject);
      }).on('error', reject);
    });
  agent.destroy();
}

interface Page {
  readonly result: { readonly results: readonly unknown[] };
}

export const resultsOf = (body: Buffer): readonly unknown[] => (JSON.parse(body.toString()) as Page).result.results;
