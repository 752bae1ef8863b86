import { gzipSync } from 'node:zlib';
import { json, type Answer } from './answer.ts';
import { relistedXml, withoutCount, withoutList } from './xml.ts';

/** `answer`: returns the healthy catalogue's answer to any address. */
type Misbehave = (good: Answer, url: URL, answer: (url: URL) => Answer) => Answer;
type Doc = Record<string, unknown>;

const html =
  (body: string, type = 'text/html; charset=utf-8'): Misbehave =>
  () => ({ status: 200, headers: { 'content-type': type }, body });
const status =
  (code: number, headers: Record<string, string> = {}): Misbehave =>
  () => ({ status: code, headers: { 'content-type': 'text/html', ...headers }, body: `<h1>${code}</h1>` });
const body =
  (text: string | Uint8Array, headers: Record<string, string> = {}): Misbehave =>
  (good) => ({ ...good, headers: { ...good.headers, ...headers }, body: text });
const rewrite =
  (change: (text: string) => string | Uint8Array, cut = false): Misbehave =>
  (good) => ({ ...good, body: change(String(good.body)), ...(cut ? { cut } : {}) });
const keep = (share: number, cut = false): Misbehave =>
  rewrite((text) => text.slice(0, Math.floor(text.length * share)), cut);
/** Returns the answer with another list and, if given, another count. */
const relisted = (
  answer: Answer,
  change: (items: unknown[], doc: Doc) => unknown[],
  count?: (claimed: number) => unknown,
): Answer => {
  if (answer.relist !== undefined) return answer.relist((items) => change([...items], {}));
  if (/xml/.test(answer.headers['content-type'] ?? '')) return relistedXml(answer, (items) => change(items, {}), count);
  // Landing pages and errors have no list.
  if (answer.status !== 200 || !/json/.test(answer.headers['content-type'] ?? '')) return answer;
  const doc = JSON.parse(String(answer.body)) as Doc;
  const holder = (typeof doc.result === 'object' && doc.result !== null ? doc.result : doc) as Doc;
  for (const name of ['results', 'features', 'dataset', 'items', 'collections', 'data'])
    if (Array.isArray(holder[name])) holder[name] = change(holder[name], doc);
  if (count !== undefined)
    for (const name of ['count', 'total_count', 'numberMatched', 'resultSetSize', 'total'])
      if (name in holder) holder[name] = count(Number(holder[name]));
  return json(doc);
};
const list =
  (change: (items: unknown[], doc: Doc) => unknown[], count?: (claimed: number) => unknown): Misbehave =>
  (good) =>
    relisted(good, change, count);
/** Returns records with new ids, counted from there. */
const numbered =
  (from: number) =>
  (items: unknown[]): unknown[] =>
    items.map((item, at) => {
      const id = `${from + at}`;
      return { ...(item as Doc), id, identifier: id, dataset_uid: id, resource: { id } };
    });
/** Returns the address of the first page. Protocols with one address for all requests need their other parameters. */
const firstPage = (url: URL): URL => {
  const first = new URL(url.pathname, url);
  const kept = [
    'domains',
    'verb',
    'metadataPrefix',
    'service',
    'version',
    'request',
    'outputSchema',
    'id',
    'identifier',
  ];
  for (const name of kept) if (url.searchParams.has(name)) first.searchParams.set(name, url.searchParams.get(name)!);
  if (url.searchParams.get('request') === 'GetRecords') first.searchParams.set('startPosition', '1');
  return first;
};
/** Returns the answer with a resumption token, if it has a place for one. */
const withToken = (answer: Answer, token: string): Answer => ({
  ...answer,
  body: String(answer.body).replace(/(<resumptionToken [^>]*>)[^<]*/, `$1${token}`),
});
const redirect =
  (to: string, code = 302): Misbehave =>
  () => ({ status: code, headers: { location: to }, body: '' });
/** The bytes in windows-1252 of the signs of French that Latin-1 does not have. */
const WINDOWS_1252: Readonly<Record<string, string>> = { '’': '\x92', œ: '\x9c', Œ: '\x8c', '–': '\x96', '…': '\x85' };
const BEYOND_LATIN_1 = /[’œŒ–…]/g;
const login = '<!doctype html><title>Connexion</title><form action="/login"><input name="password"></form>';

/**
 * Answers that sources gave instead of their catalogue, by name (docs/facts/bad-answers.md). None of them is a reason to
 * remove a record.
 */
export const badAnswers: Readonly<Record<string, Misbehave>> = {
  ...Object.fromEntries(
    [
      201, 202, 203, 204, 206, 400, 401, 402, 403, 404, 405, 406, 408, 410, 418, 429, 451, 500, 501, 502, 503, 504, 520,
    ].map((code) => [`status-${code}`, status(code)]),
  ),
  'status-429-retry-after': status(429, { 'retry-after': '120' }),
  'status-503-retry-date': status(503, { 'retry-after': 'Wed, 21 Oct 2037 07:28:00 GMT' }),
  'login-page': html(login),
  'login-page-as-json': html(login, 'application/json'),
  'maintenance-page': html('<html><body>Site en maintenance</body></html>'),
  'xml-body': html('<?xml version="1.0"?><error/>', 'application/xml'),
  'plain-text': body('Service temporairement indisponible', { 'content-type': 'text/plain' }),
  'empty-body': body(''),
  'blank-body': body(' \n\t '),
  'body-null': body('null'),
  'body-list': body('[]'),
  'body-object': body('{}'),
  'body-string': body('"Bad request"'),
  'body-number': body('0'),
  'body-true': body('true'),
  'success-false': body('{"success":false,"error":{"__type":"Search Index Error","message":"Introuvable"}}'),
  'error-envelope': body('{"message":"ODSQL query is malformed","error_code":"ODSQLError"}'),
  'empty-list': list(
    () => [],
    () => 0,
  ),
  'empty-list-full-count': list(() => []),
  'null-list': rewrite((text) =>
    withoutList(text.replace(/"(results|features|dataset|items|collections|data)":\[.*\]/s, '"$1":null')),
  ),
  'count-missing': rewrite((text) =>
    withoutCount(
      text.replace(/"(count|total_count|numberMatched|resultSetSize|total)":\d+,?/, '').replace(/,\}/g, '}'),
    ),
  ),
  'count-too-high': list(
    (items) => items,
    (claimed) => claimed + 1000,
  ),
  'count-negative': list(
    (items) => items,
    () => -5,
  ),
  'count-text': list(
    (items) => items,
    () => 'beaucoup',
  ),
  'count-digits': list(
    (items) => items,
    (claimed) => String(claimed),
  ),
  'count-true': list(
    (items) => items.slice(0, 1),
    () => true,
  ),
  'count-empty-list': list(
    () => [],
    () => [],
  ),
  'count-fraction': list(
    (items) => items,
    (claimed) => claimed - 0.5,
  ),
  'half-page': list((items) => items.slice(0, Math.ceil(items.length / 2))),
  'half-page-half-count': list(
    (items) => items.slice(0, Math.floor(items.length / 2)),
    (claimed) => Math.floor(claimed / 2),
  ),
  'one-record-left': list(
    (items) => items.slice(0, 1),
    () => 1,
  ),
  'one-record-missing': list(
    (items) => items.slice(1),
    (claimed) => claimed - 1,
  ),
  'one-record-many-times': list((items) => items.map(() => items[0])),
  'records-null': list((items) => items.map(() => null)),
  'records-numbers': list((items) => items.map((_, at) => at)),
  'records-lists': list((items) => items.map(() => [])),
  'records-empty': list((items) => items.map(() => ({}))),
  'records-without-id': list((items) =>
    items.map((item) => ({
      ...(item as Doc),
      ...{ id: null, identifier: '', dataset_uid: null, dataset_id: '', resource: { id: '' } },
    })),
  ),
  'first-page-again': (_good, url, answer) => {
    const first = firstPage(url);
    for (const name of ['rows', 'limit', 'maxRecords'])
      if (url.searchParams.has(name)) first.searchParams.set(name, '20');
    const again = relisted(
      answer(first),
      (items) => items,
      (claimed) => claimed * 3,
    );
    return withToken(again, 'encore');
  },
  'endless-pages': (good, url, answer) => {
    if (good.relist !== undefined) return good; // A list without pages.
    if (good.endless !== undefined) return good.endless;
    const names = ['start', 'offset', 'startindex', 'startPosition', 'resumptionToken'];
    const at = Number(names.map((name) => url.searchParams.get(name)).find((value) => value !== null) ?? 0);
    return withToken(
      relisted(
        answer(firstPage(url)),
        (items) => numbered(at)(items.slice(0, 10)),
        () => 2_000_000_000,
      ),
      String(at + 10),
    );
  },
  'another-city': list((items) =>
    items.map((_, at) => ({
      id: `autre-${at}`,
      identifier: `autre-${at}`,
      dataset_uid: `autre-${at}`,
      resource: { id: `autre-${at}`, name: `Autre ville ${at}` },
      title: `Autre ville ${at}`,
      properties: { title: `Autre ville ${at}` },
      metas: { default: { title: `Autre ville ${at}` } },
    })),
  ),
  'truncated-early': keep(0.1),
  'truncated-half': keep(0.5),
  'truncated-late': keep(0.97),
  'truncated-last-byte': rewrite((text) => text.slice(0, -1)),
  'cut-connection': keep(0.5, true),
  'cut-at-once': keep(0, true),
  'trailing-garbage': rewrite((text) => `${text}}]`),
  'two-documents': rewrite((text) => text + text),
  'trailing-comma': rewrite((text) => text.replace(/\]/, ',]')),
  'single-quotes': rewrite((text) => text.replaceAll('"', "'")),
  jsonp: rewrite((text) => `callback(${text})`),
  'latin-1': rewrite((text) =>
    Buffer.from(
      text.replace(BEYOND_LATIN_1, (sign) => WINDOWS_1252[sign]!),
      'latin1',
    ),
  ),
  'utf-16': rewrite((text) => Buffer.from(text, 'utf16le')),
  'gzip-empty': body(gzipSync(''), { 'content-encoding': 'gzip' }),
  'gzip-garbage': body('pas du gzip', { 'content-encoding': 'gzip' }),
  'gzip-truncated': (good) => ({
    ...good,
    headers: { ...good.headers, 'content-encoding': 'gzip' },
    body: gzipSync(String(good.body)).subarray(0, 40),
  }),
  'gzip-bomb': body(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), { 'content-encoding': 'gzip' }),
  'unknown-encoding': body('x', { 'content-encoding': 'zstd-42' }),
  'deep-nesting': body('['.repeat(100_000)),
  'deep-record': rewrite((text) => text.replace(/\[\{/, `[{"profond":${'['.repeat(100_000)}${']'.repeat(100_000)}},{`)),
  'redirect-elsewhere': redirect('http://domaine-parque.exemple/'),
  'redirect-login': redirect('https://login.exemple/'),
  'redirect-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
  'redirect-loop': (_good, url) => ({ status: 302, headers: { location: url.href }, body: '' }),
  'redirect-nowhere': redirect('::::'),
  'redirect-file': redirect('file:///etc/passwd'),
};
