import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Package = Readonly<Record<string, unknown>>;

/** A CKAN on loopback that serves the packages that it holds at that moment. */
export class CkanOf {
  packages: readonly Package[];
  readonly #server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const start = Number(searchParams.get('start') ?? 0);
    const sorted = [...this.packages].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
    const results = sorted.slice(start, start + Number(searchParams.get('rows') ?? 10));
    response.setHeader('content-type', 'application/json;charset=utf-8');
    response.end(JSON.stringify({ success: true, result: { count: sorted.length, results } }));
  });

  private constructor(packages: readonly Package[]) {
    this.packages = packages;
  }

  static async start(packages: readonly Package[] = []): Promise<CkanOf> {
    const started = new CkanOf(packages);
    await new Promise<void>((resolve) => started.#server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}
