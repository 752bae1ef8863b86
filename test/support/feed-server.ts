import { defined } from '@moisson/kernel';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A DCAT-US feed on loopback whose datasets a test sets. */
export class FeedServer implements AsyncDisposable {
  readonly #server;
  datasets: readonly object[] = [];

  private constructor() {
    this.#server = createServer((request, response) => {
      if (request.url !== '/data.json') return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ dataset: this.datasets }));
    });
  }

  static async start(): Promise<FeedServer> {
    const feed = new FeedServer();
    await new Promise<void>((resolve) => feed.#server.listen(0, '127.0.0.1', resolve));
    return feed;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/data.json`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Returns a dataset of a feed, with the address of a map layer if given. */
export const feedDataset = (given: {
  readonly identifier: string;
  readonly title: string;
  readonly layer?: string;
  readonly page?: string;
  readonly description?: string;
}): object => ({
  '@type': 'dcat:Dataset',
  identifier: given.identifier,
  title: given.title,
  description: given.description ?? '',
  keyword: [],
  modified: '2026-01-01',
  publisher: { name: 'Ville Essai' },
  accessLevel: 'public',
  ...defined({ landingPage: given.page }),
  distribution: given.layer === undefined ? [] : [{ format: 'ArcGIS GeoServices REST API', accessURL: given.layer }],
});
