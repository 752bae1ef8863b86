import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { DatasetId } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { startPortal } from '@moisson/portal';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { EmbeddedLine } from '@moisson/standalone';
import { aSource } from '@moisson/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZE = 40;
const stack = new AsyncDisposableStack();
let portalUrl: string;
let some: DatasetId;

beforeAll(async () => {
  const catalogue = new SimulatedCatalogue({
    ...{ id: 'laval', protocol: 'ckan', seed: 7, size: SIZE },
    organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
  });
  const server = stack.adopt(await CatalogueServer.start(catalogue), (one) => one.stop());
  const dir = stack.adopt(await mkdtemp(join(tmpdir(), 'moisson-mcp-')), (one) => rm(one, { recursive: true }));
  const config = readConfig({ MOISSON_DATA_DIR: dir, MOISSON_EGRESS_ALLOW: '127.0.0.0/8' });
  const log = createLogger('test', 'silent');
  const line = stack.adopt(await EmbeddedLine.open(config, log), (one) => one.close());
  const source = aSource({ endpoint: server.url });
  await line.store.registry.create(source);
  await line.pollNow(source.id);
  const listen = { host: '127.0.0.1', port: 0 };
  const portal = stack.adopt(await startPortal({ store: line.store, log, listen }), (one) => one.stop());
  portalUrl = portal.url;
  some = (await line.store.datasetReads.scan(undefined, 1))[0]!.id;
});
afterAll(() => stack.disposeAsync());

type Answer = Record<string, unknown>;

/** Calls a tool with the SDK's own client; returns the structured answer, or the text of an error. */
const calling =
  (client: Client) =>
  async (name: string, input: Answer = {}): Promise<Answer> => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: input });
    const [{ text } = { text: '' }] = content as unknown as readonly { text: string }[];
    if (isError === true) return { error: text };
    expect(JSON.parse(text)).toEqual(structuredContent);
    return structuredContent as Answer;
  };

const withClient = async (
  transport: StreamableHTTPClientTransport | StdioClientTransport,
  work: (call: ReturnType<typeof calling>, client: Client) => Promise<void>,
): Promise<void> => {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  await work(calling(client), client).finally(() => client.close());
};
const http = (): StreamableHTTPClientTransport => new StreamableHTTPClientTransport(new URL('/mcp', portalUrl));

test('an assistant finds each tool described in French and English, as one that only reads', () =>
  withClient(http(), async (_, client) => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      ...['search_datasets', 'get_dataset', 'list_organizations', 'feeds_state', 'catalogue_summary'],
    ]);
    for (const { description = '', annotations, inputSchema } of tools) {
      expect(description.split('\n')).toHaveLength(2);
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(inputSchema).toMatchObject({ type: 'object', properties: { language: { enum: ['fr', 'en'] } } });
    }
  }));

test('each tool answers, and what it answers cites pages that exist', () =>
  withClient(http(), async (call) => {
    const pages: string[] = [];
    const found = (await call('search_datasets', { organization: ['ville-de-laval'], limit: 5 })) as {
      total: number;
      datasets: { id: string; page: string }[];
      next_cursor: string;
    };
    expect([found.total, found.datasets.length]).toEqual([SIZE, 5]);
    pages.push(...found.datasets.map(({ page }) => page));
    const next = (await call('search_datasets', {
      ...{ organization: ['ville-de-laval'], limit: 5, cursor: found.next_cursor },
    })) as typeof found;
    expect(next.datasets.map(({ id }) => id)).not.toContain(found.datasets[0]!.id);
    const one = await call('get_dataset', { id: some, language: 'en' });
    expect(one).toMatchObject({
      ...{ id: some, page: `${portalUrl}/datasets/${some}?lang=en` },
      provenance: { fields: { title: 'laval' }, records: [{ sourceId: 'laval' }] },
      freshness: { changedAt: expect.any(String) },
      quality: expect.any(Array),
      files: expect.any(Array),
    });
    pages.push(one.page as string);
    const organizations = (await call('list_organizations', { contains: 'LÀVAL' })) as {
      organizations: { page: string }[];
    };
    expect(organizations).toMatchObject({ total: 1, organizations: [{ id: 'ville-de-laval', datasets: SIZE }] });
    pages.push(organizations.organizations[0]!.page);
    const feeds = (await call('feeds_state')) as { feeds: { page: string }[] };
    expect(feeds).toMatchObject({ total: 1, states: { fresh: 1 }, feeds: [{ source: 'laval', state: 'fresh' }] });
    expect(await call('feeds_state', { state: 'failing' })).toMatchObject({ total: 0, feeds: [] });
    pages.push(feeds.feeds[0]!.page);
    const summary = await call('catalogue_summary');
    expect(summary).toMatchObject({ datasets: SIZE, organizations: 1, sources: 1, feeds: { fresh: 1 } });
    pages.push(summary.page as string);
    for (const page of pages) expect([page, (await fetch(page)).status]).toEqual([page, 200]);
  }));

test('a wrong call is explained in the language of the call, and is no failure of the server', () =>
  withClient(http(), async (call) => {
    const unknown = '11111111-1111-5111-8111-111111111111';
    expect((await call('get_dataset', { id: unknown })).error).toMatch(/^Introuvable/);
    expect((await call('get_dataset', { id: '../sources', language: 'en' })).error).toMatch(/^Not found/);
    expect((await call('search_datasets', { cursor: 'x' })).error).toMatch(/^Demande non valable/);
    for (const input of [{ limit: 1e9 }, { query: 'a'.repeat(501) }, { inconnu: 1 }, { bbox: [1, 2] }])
      expect((await call('search_datasets', input).catch((error: unknown) => ({ error }))).error).toBeDefined();
  }));

/** Sends a request as it is; returns the status. */
const post = (headers: Readonly<Record<string, string>>, body = '{}', method = 'POST'): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(new URL('/mcp', portalUrl), { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    sent.once('error', reject).end(body);
  });

test('a page of another site, another host, a large body and a text that is no request are refused', async () => {
  const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  expect(await post({ ...json, origin: 'https://evil.example' })).toBe(403);
  expect(await post({ ...json, origin: 'null' })).toBe(403);
  expect(await post({ ...json, host: 'evil.example' })).toBe(403);
  expect(await post(json, 'x'.repeat(100_000))).toBe(413);
  for (const body of ['', 'x', '[]', '{}', 'null', '{"jsonrpc":"2.0"}', `[${'{},'.repeat(1000)}{}]`]) {
    const status = await post(json, body);
    expect([body.slice(0, 20), status >= 400 && status < 500]).toEqual([body.slice(0, 20), true]);
  }
  for (const method of ['GET', 'DELETE', 'PUT', 'HEAD'])
    expect([method, await post(json, '', method)]).toEqual([method, 405]);
  const own = new URL(portalUrl).origin;
  const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
  expect(await post({ ...json, origin: own }, list)).toBe(200);
});

test('`moisson mcp` serves the same tools on standard input and output', () =>
  withClient(
    new StdioClientTransport({
      command: process.execPath,
      args: ['services/standalone/src/cli.ts', 'mcp', '--portal', portalUrl],
      stderr: 'inherit',
    }),
    async (call) => {
      expect(await call('catalogue_summary')).toMatchObject({ datasets: SIZE, page: `${portalUrl}/?lang=fr` });
      expect(await call('get_dataset', { id: some })).toMatchObject({ id: some });
      expect((await call('search_datasets', { cursor: 'x', language: 'en' })).error).toMatch(/^Invalid request/);
    },
  ));
