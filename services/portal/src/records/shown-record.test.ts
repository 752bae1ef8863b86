import { expect, test } from '@jest/globals';
import { RecordKey } from '@moisson/contracts';
import { publicRecord } from './raw-record.ts';

const shown = (body: string | Uint8Array) =>
  publicRecord({ recordKey: RecordKey.parse('a'), run: 1, body: Buffer.from(body as string) }, 2);

test('a record of JSON is shown as JSON', async () => {
  expect(await shown('{"a":["é"]}')).toEqual({
    mediaType: 'application/json',
    text: '{\n  "a": [\n    "é"\n  ]\n}',
  });
});

test('a record of XML is shown indented, without credentials and addresses of persons', async () => {
  const { mediaType, text } = await shown(
    '<a xmlns="urn:a"><b>jean.tremblay&#64;ville.qc.ca, info@ville.qc.ca</b><c href="https://moi:secret@a.ca/"/></a>',
  );
  expect(mediaType).toBe('application/xml');
  expect(text).toMatch(
    /^<a xmlns="urn:a">\n {2}<b>.*, info@ville\.qc\.ca<\/b>\n {2}<c href="https:\/\/a\.ca\/"\/>\n<\/a>$/,
  );
  expect(text).not.toContain('tremblay');
});

test.each(['<https://a.ca/jeu> <urn:titre> "Arbres" .', '{"a":', '<a>', '', 'id,titre\n1,Arbres\n'])(
  'a record of another format is shown as text: %j',
  async (text) => {
    expect(await shown(text)).toEqual({ mediaType: 'text/plain', text });
  },
);

test('text has no credentials and addresses of persons either', async () => {
  const { text } = await shown('x,jean.tremblay@ville.qc.ca,https://moi:secret@a.ca/\n');
  expect(text).not.toMatch(/tremblay|secret/);
});

test('any bytes are shown as text', async () => {
  expect((await shown(Uint8Array.of(0xff, 0x00, 0x3c))).mediaType).toBe('text/plain');
});
