import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { answeringFetch } from '../testing/reading.ts';
import { csw } from './index.ts';

const CSW = 'http://www.opengis.net/cat/csw/2.0.2';
const source = aSource({ protocol: 'csw', endpoint: 'https://a.ca/csw' });
const asked = csw.format.parse(
  Buffer.from(
    '<MD_Metadata xmlns="http://www.isotc211.org/2005/gmd"><fileIdentifier><a> r1 </a></fileIdentifier></MD_Metadata>',
  ),
).record;

test.each([
  ['the record', `<SummaryRecord><identifier>r1</identifier></SummaryRecord>`, 'here'],
  ['another record', `<SummaryRecord><identifier>r2</identifier></SummaryRecord>`, 'unknown'],
  ['no record', '', 'gone'],
])('%s means %s', async (_, content, expected) => {
  const { request, read } = csw.one!(asked, source)!;
  expect(new URL(request.url).searchParams.get('id')).toBe('r1');
  const answer = `<GetRecordByIdResponse xmlns="${CSW}">${content}</GetRecordByIdResponse>`;
  expect(await read(await answeringFetch(() => answer).send(request))).toBe(expected);
});

test('an exception proves nothing', async () => {
  const { request, read } = csw.one!(asked, source)!;
  const answer = '<ExceptionReport><Exception exceptionCode="InvalidParameterValue" locator="id"/></ExceptionReport>';
  expect(await read(await answeringFetch(() => answer).send(request))).toBe('unknown');
});
