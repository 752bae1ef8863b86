import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, createGzip } from 'node:zlib';
import { send, startRaw, type RawServer } from './raw-ckan.ts';

const MIB = 1024 * 1024;
const OPEN = '{"success":true,"result":{"count":9000000,"results":[';

/** Writes a list of items, endless or of this many. */
const list =
  (itemAt: (at: number) => string, count = Infinity) =>
  async (response: ServerResponse, start: number): Promise<void> => {
    await send(response, OPEN);
    for (let at = 0; at < count; at += 1) await send(response, `${at === 0 ? '' : ','}${itemAt(start + at)}`);
    response.end(']}}');
  };

/** Returns a record of about this size that repeats one value. */
const filled = (value: string, bytes: number) => {
  const values = `[${value}${`,${value}`.repeat(Math.floor(bytes / (value.length + 1)))}]`;
  return (at: number): string => `{"id":"r${at}","title":"Jeu","x":${values}}`;
};

const distinctKeys = (count: number) => {
  const members = Array.from({ length: count }, (_, at) => `"k${at}":${at}`).join();
  return (at: number): string => `{"id":"r${at}","title":"Jeu",${members}}`;
};

const objects = (field: string, count: number, object: (at: number) => string) => {
  const items = Array.from({ length: count }, (_, at) => object(at)).join();
  return (at: number): string => `{"id":"r${at}","title":"Jeu","${field}":[${items}]}`;
};

const text = 'Données '.repeat((3.9 * MIB) / 9);

/** Catalogues made to fill the memory of their reader. Each answers a page of records from `start` on. */
const answers: Readonly<Record<string, (response: ServerResponse, start: number) => Promise<void>>> = {
  'an endless list': list((at) => `{"id":"r${at}","title":"Jeu ${at}","notes":"${'notes '.repeat(20)}"}`),
  'records of 4 MB of text': list((at) => `{"id":"r${at}","title":"Jeu","notes":"${text}"}`, 60),
  'records of 4 MB of other text': list((at) => `{"id":"r${at}","title":"Jeu","tags":["${text}"]}`, 60),
  'records of 4 MB of empty objects': list(filled('{}', 3.9 * MIB), 60),
  'records of 200 KB of empty objects': list(filled('{}', 200_000), 600),
  'records of as many values as are read': list(filled('{}', 280_000), 400),
  'records of as many distinct keys as are read': list(distinctKeys(40_000), 60),
  'a million distinct keys': list(distinctKeys(300_000), 20),
  'a hundred thousand tags': list(
    objects('tags', 45_000, (at) => `{"name":"mot ${at}"}`),
    20,
  ),
  'ten thousand resources': list(
    objects(
      'resources',
      10_000,
      (at) => `{"id":"f${at}","url":"https://exemple.quebec/${at}","a":1,"b":"${'b'.repeat(300)}"}`,
    ),
    20,
  ),
  'records that end nowhere': list(() => `{"id":"x","notes":"${text.repeat(8)}"}`, 10),
  'small records between those that are too large': list(
    (at) => (at % 2 === 0 ? `{"id":"r${at}"}` : `{"id":"r${at}","notes":"${text.repeat(2)}"}`),
    80,
  ),
  'small records and large ones': list(
    (at) => `{"id":"r${at}","title":"Jeu","notes":"${at % 9 === 0 ? text : ''}"}`,
    600,
  ),
  'one byte at a time': async (response) => {
    await send(response, `${OPEN}{"id":"r","notes":"`);
    for (let at = 0; at < 100_000; at += 1) {
      if (response.destroyed) return;
      response.write('x');
      if (at % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    response.end('"}]}}');
  },
  'a large envelope': async (response) => {
    await send(response, `${OPEN}]},"x":[[]${',[]'.repeat((7 * MIB) / 3)}]}`);
    response.end();
  },
  'deep nesting': list((at) => `{"id":"r${at}","x":${'['.repeat(50)}${'{},'.repeat(20_000)}{}${']'.repeat(50)}}`, 200),
  'a gzip bomb': async (response) => {
    response.setHeader('content-encoding', 'gzip');
    const gzip = createGzip();
    gzip.pipe(response);
    gzip.write(`${OPEN}{"x":"`);
    for (let at = 0; at < 8 && !response.destroyed; at += 1)
      await new Promise((resolve) => gzip.write(Buffer.alloc(4 * MIB, 0x20), resolve));
    gzip.end();
  },
  'a brotli bomb': async (response) => {
    response.setHeader('content-encoding', 'br');
    response.end(brotliBomb());
  },
};

let bomb: Buffer | undefined;
const brotliBomb = (): Buffer =>
  (bomb ??= brotliCompressSync(Buffer.alloc(24 * MIB, `${OPEN}{"id":"r`), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }));

export const hostileKinds = Object.keys(answers);

/** Starts a server of each of these kinds, in this order. */
export const startHostile = (kinds: readonly string[]): Promise<RawServer[]> =>
  Promise.all(
    kinds.map((kind) =>
      startRaw(async ({ url }, response) => {
        response.setHeader('content-type', 'application/json');
        const start = Number(new URL(url ?? '/', 'http://x').searchParams.get('start'));
        await answers[kind]!(response, start);
      }),
    ),
  );
