import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { readAll, type TestAnswer } from '../testing/reading.ts';
import { csw } from './index.ts';

const source = aSource({ protocol: 'csw', endpoint: 'https://a.ca/csw', politeness: { pageSize: 10 } });
const CSW = 'http://www.opengis.net/cat/csw/2.0.2';
const GMD = 'http://www.isotc211.org/2005/gmd';

interface Service {
  readonly version?: string;
  readonly schemas?: readonly string[];
  readonly operations?: string;
}
const capabilities = ({ version = '2.0.2', schemas = [GMD, CSW], operations = '' }: Service = {}): string =>
  `<Capabilities xmlns="${version === '2.0.2' ? CSW : 'http://www.opengis.net/cat/csw/3.0'}" xmlns:ows="o" xmlns:xlink="http://www.w3.org/1999/xlink" version="${version}">` +
  `<ows:OperationsMetadata><ows:Operation name="GetRecords">${operations}<ows:Parameter name="outputSchema">` +
  `${schemas.map((one) => `<ows:Value>${one}</ows:Value>`).join('')}</ows:Parameter></ows:Operation></ows:OperationsMetadata></Capabilities>`;
const exception = (code: string, locator = ''): string =>
  `<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"><ows:Exception exceptionCode="${code}" locator="${locator}">` +
  '<ows:ExceptionText>pourquoi</ows:ExceptionText></ows:Exception></ows:ExceptionReport>';
const record = (id: number): string => `<Record xmlns="${CSW}"><identifier>r${id}</identifier></Record>`;
const page = (ids: readonly number[], matched: number | string, next: number | string): string =>
  `<GetRecordsResponse xmlns="${CSW}"><SearchResults numberOfRecordsMatched="${matched}" nextRecord="${next}">${ids.map(record).join('')}</SearchResults></GetRecordsResponse>`;

/** Serves records 1 to `count`. */
const listed =
  (count: number, rowsMax = Infinity) =>
  ({ searchParams }: URL): string => {
    const [start, asked] = [Number(searchParams.get('startPosition')), Number(searchParams.get('maxRecords'))];
    const length = Math.max(0, Math.min(asked, rowsMax, count - start + 1));
    const end = start + length;
    return page(
      Array.from({ length }, (_, at) => start + at),
      count,
      end > count ? 0 : end,
    );
  };
const idsIn = (records: readonly string[]): number[] => records.map((one) => Number(/r(\d+)</.exec(one)![1]));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

const read = (answer: (url: URL, asked: number) => TestAnswer, service: Service = {}, more: object = {}) => {
  let asked = 0;
  return readAll(csw, { ...source, ...more }, (url) => {
    if (url.searchParams.get('request') === 'GetCapabilities') return capabilities(service);
    asked += 1;
    return answer(url, asked);
  });
};

test('the list is read page by page, also where the catalogue returns fewer records than asked for', async () => {
  for (const rowsMax of [Infinity, 4]) {
    const { records, completeness } = await read(listed(25, rowsMax));
    expect(idsIn(records)).toEqual(upTo(25));
    expect(completeness?.evidence.every(({ holds }) => holds)).toBe(true);
    expect(completeness?.claimed).toBe(25);
  }
});

test('reading continues at a cursor', async () => {
  const whole = await read(listed(25));
  const from = whole.pages.find(({ cursor }) => cursor !== undefined)!.cursor;
  const rest = await readAll(
    csw,
    source,
    (url) => (url.searchParams.get('request') === 'GetRecords' ? listed(25)(url) : capabilities()),
    from,
  );
  expect(idsIn(rest.records)).toEqual(upTo(25).slice(10));
});

test('records are asked for in full, sorted, in the richest schema', async () => {
  const asked: URLSearchParams[] = [];
  await read(
    (url) => {
      asked.push(url.searchParams);
      return listed(1)(url);
    },
    {},
    { options: { filter: "title LIKE 'a%'" } },
  );
  expect(Object.fromEntries(asked.at(-1)!)).toMatchObject({
    ...{ outputSchema: GMD, elementSetName: 'full', sortBy: 'dc:identifier:A', resultType: 'results' },
    ...{ constraint: "title LIKE 'a%'", constraintLanguage: 'CQL_TEXT', startPosition: '1', maxRecords: '10' },
  });
});

test('a schema or a sort that the service refuses is not asked for', async () => {
  const used = async (refuses: (parameters: URLSearchParams) => TestAnswer | undefined): Promise<(string | null)[]> => {
    let last = new URLSearchParams();
    const { completeness } = await read((url) => {
      last = url.searchParams;
      return refuses(last) ?? listed(3)(url);
    });
    expect(completeness?.claimed).toBe(3);
    return [last.get('outputSchema'), last.get('sortBy')];
  };
  const refusal = exception('InvalidParameterValue', 'sortby');
  expect(await used((asked) => (asked.has('sortBy') ? refusal : undefined))).toEqual([GMD, null]);
  expect(await used((asked) => (asked.has('sortBy') ? page([], 3, 0) : undefined))).toEqual([GMD, null]);
  expect(
    await used((asked) => (asked.get('outputSchema') === GMD ? exception('NoApplicableCode') : undefined)),
  ).toEqual([CSW, 'dc:identifier:A']);
  const badRequest = { status: 400, body: exception('InvalidParameterValue', 'outputSchema') };
  expect(await used((asked) => (asked.get('outputSchema') === GMD ? badRequest : undefined))).toEqual([
    CSW,
    'dc:identifier:A',
  ]);
});

test('an exception is a problem with its text, also with status 200', async () => {
  for (const answer of [
    exception('NoApplicableCode', 'service'),
    { status: 500, body: exception('NoApplicableCode', 'service') },
  ]) {
    const { error, completeness } = await read(() => answer);
    expect(completeness).toBeUndefined();
    expect(error).toMatchObject({
      code: 'protocol.error-answer',
      params: { detail: expect.stringMatching(/^NoApplicableCode \(service\): .*pourquoi/) },
    });
  }
});

test('a service without version 2.0.2 is asked in version 3.0', async () => {
  const asked: (string | null)[] = [];
  await readAll(csw, source, ({ searchParams }) => {
    asked.push(searchParams.get('version'));
    if (searchParams.get('request') === 'GetRecords')
      return page([1], 1, 0).replaceAll(CSW, 'http://www.opengis.net/cat/csw/3.0');
    return searchParams.get('version') === '2.0.2'
      ? exception('VersionNegotiationFailed')
      : capabilities({ version: '3.0.0' });
  });
  expect(asked).toEqual(['2.0.2', '3.0.0', '3.0.0', '3.0.0']);
});

const offered = (method: string, href: string): string =>
  `<ows:DCP><ows:HTTP><ows:${method} xlink:href="${href}"/></ows:HTTP></ows:DCP>`;

test('a service that only offers POST is asked so, at its own address if that is on the same site', async () => {
  const asked = async (operations: string): Promise<string[]> => {
    const seen: string[] = [];
    await readAll(csw, source, (url, { method, body }) => {
      if (url.searchParams.get('request') === 'GetCapabilities') return capabilities({ operations });
      seen.push(`${method ?? 'GET'} ${url.origin}${url.pathname} ${/<csw:Query|<Query/.test(body?.text ?? '')}`);
      return page([1], 1, 0);
    });
    return [...new Set(seen)];
  };
  expect(await asked(offered('Post', 'https://a.ca/csw-post'))).toEqual(['POST https://a.ca/csw-post true']);
  expect(await asked(offered('Post', 'http://169.254.169.254/csw'))).toEqual(['POST https://a.ca/csw true']);
  expect(await asked(offered('Get', 'https://a.ca/csw-get?request=x'))).toEqual(['GET https://a.ca/csw-get false']);
});

test('a page that fails for one record is narrowed: that record is unread, and the others are read once', async () => {
  for (const bad of [1, 2, 7, 10, 25])
    for (const failure of [exception('NoApplicableCode'), '<a>', { status: 500, body: '' }]) {
      // The choice of the query needs an answer for one of the first two records.
      if (bad === 1 && typeof failure === 'string' && !failure.includes('Exception')) continue;
      if (bad === 1 && typeof failure === 'object') continue;
      const { records, completeness, error } = await read((url, asked) => {
        const [start, limit] = [
          Number(url.searchParams.get('startPosition')),
          Number(url.searchParams.get('maxRecords')),
        ];
        return asked > 1 || bad === 1
          ? start <= bad && bad < start + limit
            ? failure
            : listed(25)(url)
          : listed(25)(url);
      });
      expect(error).toBeUndefined();
      expect(idsIn(records)).toEqual(upTo(25).filter((id) => id !== bad));
      expect(completeness?.oversized).toBe(1);
      expect(completeness?.problems).toEqual([expect.objectContaining({ code: 'record.unreadable' })]);
    }
});

test('records that arrive before their page fails are read once', async () => {
  const { records, completeness } = await read((url) => {
    const [start, limit] = [Number(url.searchParams.get('startPosition')), Number(url.searchParams.get('maxRecords'))];
    const whole = listed(12)(url);
    return limit > 1 && start <= 5 && start + limit > 5
      ? whole.replace(/<identifier>r5<[\s\S]*/, '<identifier>r5<')
      : whole;
  });
  expect(idsIn(records)).toEqual(upTo(12));
  expect(completeness?.oversized).toBe(0);
});

test('a service that fails for every record is a problem after a few requests', async () => {
  let requests = 0;
  const { error, completeness } = await read((url, asked) => {
    requests = asked;
    return asked > 1 ? exception('NoApplicableCode') : listed(1000)(url);
  });
  expect(error?.code).toBe('protocol.error-answer');
  expect(completeness).toBeUndefined();
  expect(requests).toBeLessThan(20);
});

test('an empty page is the end only if no next record is announced', async () => {
  const { records, completeness } = await read((url) => {
    const start = Number(url.searchParams.get('startPosition'));
    return start === 11 ? page([], 25, 21) : listed(25)(url);
  });
  expect(idsIn(records)).toEqual([...upTo(10), ...upTo(25).slice(20)]);
  expect(completeness?.oversized).toBe(10);
});

test('a list that claims more than it serves is not complete, and ends', async () => {
  const { completeness } = await read((url) => listed(12)(url).replaceAll('Matched="12"', 'Matched="100"'));
  expect(completeness?.evidence.every(({ holds }) => holds)).toBe(false);
});

test('pages that repeat are a problem', async () => {
  const { error } = await read(() => page(upTo(10), 1000, 11));
  expect(error?.code).toBe('paging.repeated-page');
});

test.each([
  ['no count', page([1], '', 0), 'body.unexpected-shape'],
  ['a count in words', page([1], 'beaucoup', 0), 'body.unexpected-shape'],
  ['a negative count', page([1], -5, 0), 'body.unexpected-shape'],
  ['another namespace', page([1], 1, 0).replaceAll(CSW, 'urn:autre'), 'body.unexpected-shape'],
  ['another document', '<a/>', 'body.unexpected-shape'],
  ['a DTD', `<!DOCTYPE a [<!ENTITY a "b">]>${page([1], 1, 0)}`, 'body.malformed'],
  ['100,000 levels', page([1], 1, 0).replace('<Record', '<a>'.repeat(100_000)), 'body.too-deep'],
  ['HTML', '<html><body>Connexion</body></html>', 'fetch.unexpected-content-type'],
  ['nothing', '', 'body.empty'],
])('%s is a problem', async (_, body, code) => {
  const { error, completeness } = await read(() => body);
  expect([error?.code, completeness]).toEqual([code, undefined]);
});

test('capabilities that are none are a problem', async () => {
  for (const body of ['<a/>', exception('MissingParameterValue'), capabilities().replace(CSW, 'urn:autre')])
    expect((await readAll(csw, source, () => body)).error?.code).toMatch(
      /^(?:body\.unexpected-shape|protocol\.error-answer)$/,
    );
});
