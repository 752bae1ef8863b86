import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { answeringFetch } from '../testing/reading.ts';
import { oaiPmh } from './index.ts';

const source = aSource({ protocol: 'oai-pmh', endpoint: 'https://a.ca/oai' });
const wrap = (content: string): string => `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${content}</OAI-PMH>`;
const record = (id: string, status = ''): string =>
  `<record><header${status}><identifier>${id}</identifier></header><metadata/></record>`;
const ask = async (answer: string, status = 200): Promise<string> => {
  const { record: asked } = oaiPmh.format.parse(Buffer.from(record('a')));
  const { request, read } = oaiPmh.one!(asked, source)!;
  expect(request.url).toBe('https://a.ca/oai?verb=GetRecord&identifier=a&metadataPrefix=oai_dc');
  return read(await answeringFetch(() => (status === 200 ? answer : { status, body: answer })).send(request));
};

test.each([
  ['the record', wrap(`<GetRecord>${record('a')}</GetRecord>`), 'here'],
  ['another record', wrap(`<GetRecord>${record('b')}</GetRecord>`), 'unknown'],
  ['a record that is marked as deleted', wrap(`<GetRecord>${record('a', ' status="deleted"')}</GetRecord>`), 'gone'],
  ['idDoesNotExist', wrap('<error code="idDoesNotExist"/>'), 'gone'],
  ['another error', wrap('<error code="cannotDisseminateFormat"/>'), 'unknown'],
  ['another document', '<a/>', 'unknown'],
])('%s means %s', async (_, answer, expected) => {
  expect(await ask(answer)).toBe(expected);
});

test('a status proves nothing without an error of the protocol', async () => {
  expect(await ask(wrap('<error code="idDoesNotExist"/>'), 404)).toBe('gone');
  await expect(ask('<html>Introuvable</html>', 404)).rejects.toThrow();
});
