import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXmlList } from './read-xml-list.ts';
import { xmlFormat } from './xml-format.ts';
import { attributeOf, childNamed, textOf, type XmlElement } from './xml-element.ts';
import { xmlName } from './xml-slicer.ts';

const NS = 'urn:liste';
const PATH = [xmlName(NS, 'liste'), xmlName(NS, 'fiches'), { namespaces: new Set(['urn:fiche']), name: '*' }];

interface Given {
  readonly size?: number;
  readonly contentType?: string;
}
const read = async (body: string | Uint8Array, { size = 7, contentType }: Given = {}) => {
  const bytes = Buffer.from(body as string);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const records: string[] = [];
  const reading = readXmlList({ url: 'https://a.ca', contentType, chunks: chunks() }, PATH);
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) records.push(...step.value.map(String));
  return { records, ...step.value };
};
const list = (records: string, start = ''): string =>
  `${start}<l:liste xmlns:l="${NS}" xmlns:f="urn:fiche" total="2"><l:fiches>${records}</l:fiches><l:suite/></l:liste>`;
const codeOf = (body: string | Uint8Array, given?: Given): Promise<unknown> =>
  read(body, given).then(
    () => 'read',
    (error: unknown) => (error as { code?: string }).code,
  );

test('each record is a document of its own, with the declarations that it needs', async () => {
  const { records, envelope, found } = await read(
    list('<f:a x="1&amp;2">é &lt;b&gt;<![CDATA[ & ]]></f:a>\n<!-- rien --><b xmlns="urn:fiche"><c/></b>'),
  );
  expect(records).toEqual([
    '<f:a xmlns:f="urn:fiche" x="1&amp;2">é &lt;b&gt; &amp; </f:a>',
    '<b xmlns="urn:fiche"><c/></b>',
  ]);
  expect(found).toBe(true);
  expect(attributeOf(envelope, 'total')).toBe('2');
  expect(childNamed(envelope, 'suite')).toBeDefined();
  expect(childNamed(envelope, 'fiches')?.children).toEqual([]);
});

test('however a document is chunked, its records are the same', async () => {
  const body = list('<f:a>données &amp; ouvertes</f:a><f:a>\u{1f6b2}</f:a>');
  const whole = await read(body, { size: 10_000 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (size) => {
      expect((await read(body, { size })).records).toEqual(whole.records);
    }),
  );
});

test('a truncated document is an error, wherever it was cut', async () => {
  const body = list('<f:a>un</f:a><f:a>deux</f:a>', '<?xml version="1.0"?>');
  for (let end = 0; end < body.length; end += 1) expect(await codeOf(body.slice(0, end))).not.toBe('read');
  expect(await codeOf(body)).toBe('read');
});

test.each([
  ['', 'body.empty'],
  [' \n\t', 'body.empty'],
  ['null', 'fetch.unexpected-content-type'],
  ['<!doctype html><title>Connexion</title>', 'fetch.unexpected-content-type'],
  ['<html><body>Site en maintenance</body></html>', 'fetch.unexpected-content-type'],
  ['<l:liste xmlns:l="urn:liste">', 'body.truncated'],
  ['<a></b>', 'body.malformed'],
  ['<a/><a/>', 'body.malformed'],
  ['<a/>reste', 'body.malformed'],
  ['<a b=1/>', 'body.malformed'],
  ['<a>&b &lt;</a>', 'body.malformed'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'body.malformed'],
  ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'body.malformed'],
  ['<?xml version="1.0" encoding="EBCDIC"?><a/>', 'body.malformed'],
  ['<a>'.repeat(100_000), 'body.too-deep'],
  [`<a ${Array.from({ length: 2000 }, (_, at) => `b${at}="c"`).join(' ')}/>`, 'body.malformed'],
])('%.60s is an error', async (body, code) => {
  expect(await codeOf(body, { size: 1000 })).toBe(code);
});

test('JSON is not read, whatever its beginning', async () => {
  expect(await codeOf('<a/>', { contentType: 'application/json' })).toBe('fetch.unexpected-content-type');
});

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const deep = `<f:a>${'<b>'.repeat(70)}${'</b>'.repeat(70)}</f:a>`;

test.each<[string, string | Buffer, number]>([
  ['bytes that are not UTF-8', latin1(list('<f:a>1</f:a><f:a>été</f:a><f:a>3</f:a>')), 2],
  ['such bytes in an attribute', latin1(list('<f:a>1</f:a><f:a b="été"/><f:a>3</f:a>')), 2],
  ['too many levels', list(`<f:a>1</f:a>${deep}<f:a>3</f:a>`), 2],
])('%s: only that record is skipped, and its position is reported', async (_, body, kept) => {
  for (const size of [1, 7, 1000]) {
    const { records, unread } = await read(body, { size });
    expect(records).toHaveLength(kept);
    expect(unread).toMatchObject({ count: 1, items: [{ position: 2 }] });
  }
});

test('a record that is too large is skipped and counted', async () => {
  const large = `<f:a>${'x<b/>'.repeat(1024 * 1024)}</f:a>`;
  const { records, unread } = await read(list(`${large}<f:a/>`), { size: 64 * 1024 });
  expect(records).toHaveLength(1);
  expect(unread).toEqual({ count: 1, items: [] });
});

test.each([
  ['<f:a>l\u000beau</f:a>', 'l eau'],
  ['<f:a>caf&eacute;</f:a>', 'caf&eacute;'],
  ['<f:a>&#x1F;</f:a>', '&#x1F;'],
  ['<f:a>\ufffd</f:a>', '\ufffd'],
  ['<f:a xsd:type="x">a ]]> b</f:a>', 'a ]]> b'],
  ['<f:a b="1" b="2">deux</f:a>', 'deux'],
])('text that is not well-formed is repaired: %j', async (record, text) => {
  const { records, unread } = await read(list(record));
  expect(unread.count).toBe(0);
  expect(textOf(xmlFormat.parse(Buffer.from(records[0]!)).record)).toBe(text);
});

const inEncoding = (name: string, bytes: (text: string) => Uint8Array, contentType?: string) =>
  [name, bytes, contentType] as const;
const declared = (name: string): string => list('<f:a>été à Québec</f:a>', `<?xml version="1.0" encoding="${name}"?>`);
test.each([
  inEncoding('ISO-8859-1', () => latin1(declared('ISO-8859-1'))),
  inEncoding('windows-1252', () => latin1(declared('windows-1252'))),
  inEncoding('UTF-16 with a mark', () => Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')),
  inEncoding('big-endian UTF-16', () => Buffer.from(declared('UTF-16'), 'utf16le').swap16()),
  inEncoding('UTF-8 with a mark', () => Buffer.from(`\ufeff${declared('UTF-8')}`)),
  inEncoding(
    'a charset in the content type',
    () => latin1(list('<f:a>été à Québec</f:a>')),
    'text/xml; charset=latin1',
  ),
  inEncoding('a wrong charset there', () => Buffer.from(declared('UTF-8')), 'text/xml;charset=ISO-8859-1'),
  inEncoding('UTF-8 that declares UTF-16', () => Buffer.from(declared('UTF-16'))),
])('%s is decoded', async (_, bytes, contentType) => {
  for (const size of [1, 1000]) {
    const { records } = await read(bytes(''), { size, ...(contentType === undefined ? {} : { contentType }) });
    expect(records).toEqual(['<f:a xmlns:f="urn:fiche">été à Québec</f:a>']);
  }
});

test('a record keeps the declarations of prefixes in its values, and no others', async () => {
  const { records } = await read(
    list('<f:a xmlns:x="urn:x" x:type="q:Titre" b="https://a.ca"/>').replace(
      '<l:fiches>',
      '<l:fiches xmlns:q="urn:q" xmlns:z="urn:z">',
    ),
  );
  expect(records).toEqual([
    '<f:a xmlns:f="urn:fiche" xmlns:q="urn:q" xmlns:x="urn:x" x:type="q:Titre" b="https://a.ca"/>',
  ]);
});

test('attributes and declarations without end are errors', async () => {
  const long = 'x'.repeat(1024 * 1024);
  expect(
    await codeOf(`<a ${Array.from({ length: 40 }, (_, at) => `b${at}="${long}"`).join(' ')}/>`, { size: 65_536 }),
  ).toBe('fetch.too-large');
  const many = Array.from({ length: 300 }, (_, at) => `xmlns:p${at}="urn:p"`).join(' ');
  expect(await codeOf(list('').replace('<l:fiches>', `<l:fiches ${many}>`))).toBe('body.malformed');
  expect(await codeOf(`<a>${'x'.repeat(20 * 1024 * 1024)}`, { size: 65_536 })).toBe('fetch.too-large');
});

test('another namespace is another list', async () => {
  const { found, records } = await read(list('<f:a/>').replace(NS, 'urn:autre'));
  expect([found, records]).toEqual([false, []]);
});

test('a record that is cut out is parsed, and written again to an equal one', () => {
  const names = fc.stringMatching(/^[a-z][\w.-]{0,8}$/);
  const texts = fc.string({ unit: 'grapheme' }).filter((text) => /\S/.test(text));
  const element = fc.letrec<{ element: XmlElement }>((tie) => ({
    element: fc.record({
      name: names,
      namespace: fc.constantFrom('', 'urn:a', 'urn:b'),
      attributes: fc.dictionary(
        fc.oneof(
          names,
          names.map((name) => `{urn:c}${name}`),
        ),
        fc.string(),
        { maxKeys: 3 },
      ),
      children: fc.oneof(
        { maxDepth: 4 },
        fc.array(texts, { maxLength: 1 }),
        fc.array(tie('element'), { maxLength: 3 }),
      ),
    }),
  })).element;
  fc.assert(
    fc.property(element, (given) => {
      const { record } = xmlFormat.parse(xmlFormat.bytesOf(given));
      expect(xmlFormat.parse(xmlFormat.bytesOf(record)).record).toEqual(record);
      expect(record.name).toBe(given.name);
    }),
  );
});
