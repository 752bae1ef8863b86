import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOSTILE_UNITS, repeated } from './growth.ts';

/** Addresses of one person, hidden as people and programs hide them. None may be published. */
const HIDDEN = [
  'jean.tremblay@ville.ca',
  'info.jean.tremblay@ville.ca',
  'tina.tremblay@ville.ca',
  'tremblay%40ville.ca',
  'tremblay&#64;ville.ca',
  'tremblay&amp;commat;ville.ca',
  'tremblay (at) ville.ca',
  'tremblay [arobase] ville point ca',
  'tremblay＠ville.ca',
  'trem\u00adblay@ville.ca',
  '"jean tremblay"@ville.ca',
  'tremblay@québec.ca',
];
export const GENERIC = 'donneesouvertes@ville.ca';
const LARGE_BYTES = 4 * 1024 * 1024 - 1000;
/** A record with more values would be refused. */
const MAX_LISTS = 40_000;

const field = (text: string): string => JSON.stringify(text);
const record = (id: string, members: Readonly<Record<string, string>>): string =>
  `{"id":${id},${Object.entries(members)
    .map(([name, json]) => `${name.startsWith('"') ? name : field(name)}:${json}`)
    .join()}}`;

/** Returns a record just below the maximum size, with the most expensive names and texts. */
const largeRecord = (): string => {
  const text = HOSTILE_UNITS.map((unit) => repeated(unit, 4000)).join('');
  const tail = `,"deep":${'['.repeat(50)}${']'.repeat(50)},"lists":[`;
  const start =
    record(field('large'), { title: field('Grand'), notes: field(text), name: field('large') }).slice(0, -1) + tail;
  const lists = '[],'.repeat(MAX_LISTS);
  const rest = LARGE_BYTES - Buffer.byteLength(start) - lists.length - 20;
  return `${start}${lists}[]],"filling":"${'a@'.repeat(Math.floor(rest / 2))}"}`;
};

/** Records that attack by their text alone: raw JSON, as `JSON.stringify` would not write it. */
export const hostileRecords = (): string[] => [
  // Keys that differ only in parts that UTF-8 or a database would drop.
  ...['"a\\ud800"', '"a\\ud801"', '"a\\udfff"', '"a\\ufffd"', '"a\\u0000"', '"a\\u0000b"', '"a"'].map((id) =>
    record(id, { title: '"Clé \\ud83d"', name: '"n\\ud800"', '"x\\ud800"': '1', '"x\\ud801"': '"\\udc00"' }),
  ),
  // Texts that took quadratic time.
  record('"marques"', {
    title: field(`a${'\u0300\u0316'.repeat(200_000)}`),
    notes: field('\u0300\u0316'.repeat(50_000)),
  }),
  record('"lettres"', {
    title: field('Lettres'),
    notes: field(`${'a'.repeat(100_000)}@`),
    more: field(`${'a'.repeat(400_000)}@`),
  }),
  record('"balises"', { title: field('<a'.repeat(500)), notes: field('<ul><li>'.repeat(12_000)) }),
  record('"coupe"', {
    title: field('😀'.repeat(600)),
    name: field(`${'x'.repeat(199)}😀`),
    author: field('😀'.repeat(300)),
  }),
  // People whose addresses must not be published.
  record('"personnes"', {
    title: field(`Écrire à ${HIDDEN[0]} ou ${GENERIC}`),
    notes: field(HIDDEN.join(' ; ')),
    author_email: field(HIDDEN[1]!),
    organization: `{"name":"org-test","title":${field(`Service de ${HIDDEN[2]}`)}}`,
    tags: JSON.stringify(HIDDEN.map((name) => ({ name }))),
    extras: JSON.stringify([{ key: HIDDEN[0], value: HIDDEN[3] }]),
    owner: field('jtremblay'),
    [HIDDEN[0]!]: field('nom'),
    [HIDDEN[2]!]: field('autre'),
  }),
  largeRecord(),
];

export interface HostileCatalogue {
  readonly url: string;
  readonly records: number;
  readonly stop: () => Promise<void>;
}

/** Starts a CKAN catalogue on loopback that serves these records in one page. */
export const startHostileCatalogue = async (
  records: readonly string[] = hostileRecords(),
): Promise<HostileCatalogue> => {
  const page = `{"success":true,"result":{"count":${records.length},"results":[${records.join()}]}}`;
  const server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    records: records.length,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
