import { expect, test } from '@jest/globals';
import { aSource } from '@moisson/testkit';
import { readAll, type TestAnswer } from '../testing/reading.ts';
import { oaiPmh } from './index.ts';

const source = aSource({ protocol: 'oai-pmh', endpoint: 'https://a.ca/oai' });
const OAI = 'http://www.openarchives.org/OAI/2.0/';
const answer = (content: string): string => `<OAI-PMH xmlns="${OAI}">${content}</OAI-PMH>`;
const error = (code: string): string => answer(`<error code="${code}">pourquoi</error>`);
const record = (id: string, status = ''): string =>
  `<record><header${status}><identifier>${id}</identifier></header>${status === '' ? '<metadata><dc/></metadata>' : ''}</record>`;
const part = (ids: readonly string[], token?: string, attributes = ''): string =>
  answer(
    `<ListRecords>${ids.map((id) => record(id)).join('')}${token === undefined ? '' : `<resumptionToken ${attributes}>${token}</resumptionToken>`}</ListRecords>`,
  );
const identify = (deleted = 'persistent'): string =>
  answer(`<Identify><repositoryName>A</repositoryName><deletedRecord>${deleted}</deletedRecord></Identify>`);

/** Reads a repository whose list is a function of the token. */
const read = (
  list: (token: string | null, url: URL) => TestAnswer,
  given: { deleted?: string; from?: string; options?: object } = {},
) =>
  readAll(
    oaiPmh,
    { ...source, options: (given.options ?? {}) as typeof source.options },
    (url) => {
      const verb = url.searchParams.get('verb');
      if (verb === 'Identify') return identify(given.deleted);
      return verb === 'ListRecords' ? list(url.searchParams.get('resumptionToken'), url) : error('badVerb');
    },
    given.from,
  );
const idsIn = (records: readonly string[]): string[] =>
  records.map((one) => /<identifier>(.*)<\/identifier>/.exec(one)![1]!);

test('the list is read to its end: an empty token, or none, ends it', async () => {
  for (const last of [undefined, '']) {
    const { records, completeness } = await read((token) =>
      token === null ? part(['a'], 't 1&amp;') : part(['b'], last),
    );
    expect(idsIn(records)).toEqual(['a', 'b']);
    expect(completeness?.evidence.every(({ holds }) => holds)).toBe(true);
    expect(completeness?.claimed).toBeUndefined();
  }
});

test('a token is opaque, and is sent without other arguments', async () => {
  const asked: string[] = [];
  await read(
    (token, { search }) => {
      asked.push(search);
      return token === null ? part(['a'], 'x=1&amp;y/é') : part(['b']);
    },
    { options: { filter: 'jeux' } },
  );
  expect(asked).toEqual([
    '?verb=ListRecords&metadataPrefix=oai_dc&set=jeux',
    '?verb=ListRecords&resumptionToken=x%3D1%26y%2F%C3%A9',
  ]);
});

test('deleted records are evidence only if the repository says that it reports them, and do not count as missing', async () => {
  const list = (): string =>
    answer(
      `<ListRecords>${record('a')}${record('b', ' status="deleted"')}<resumptionToken completeListSize="2"/></ListRecords>`,
    );
  for (const deleted of ['persistent', 'transient']) {
    const reading = await read(list, { deleted });
    expect([idsIn(reading.records), reading.deleted, reading.completeness?.claimed]).toEqual([['a'], ['b'], 1]);
  }
  const reading = await read(list, { deleted: 'no' });
  expect([idsIn(reading.records), reading.deleted, reading.completeness?.claimed]).toEqual([['a'], [], 1]);
});

test('an empty list claims that there are no records', async () => {
  expect((await read(() => error('noRecordsMatch'))).completeness).toMatchObject({ claimed: 0 });
  expect((await read((token) => (token === null ? part(['a'], 't') : error('noRecordsMatch')))).error?.code).toBe(
    'protocol.error-answer',
  );
});

test.each(['badVerb', 'badArgument', 'idDoesNotExist', 'noSetHierarchy', 'inconnu'])(
  'the error %s is a problem with its text, not the end of the list',
  async (code) => {
    const { error: thrown } = await read(() => error(code));
    expect(thrown).toMatchObject({ code: 'protocol.error-answer', params: { detail: `${code}: pourquoi` } });
    expect((await read((token) => (token === null ? part(['a'], 't') : error(code)))).completeness).toBeUndefined();
  },
);

test('an error is read in a response with another status too', async () => {
  const { error: thrown } = await read(() => ({ status: 422, body: error('badArgument') }));
  expect(thrown).toMatchObject({ code: 'protocol.error-answer', params: { detail: 'badArgument: pourquoi' } });
});

test.each(['badResumptionToken', 'badArgument'])(
  'a token that is refused (%s) starts the list again, and no record is yielded twice',
  async (code) => {
    let refused = 0;
    const { records, completeness } = await read((token) => {
      if (token === null) return part(['a'], 't');
      return (refused += 1) === 1 ? error(code) : part(['b']);
    });
    expect(idsIn(records)).toEqual(['a', 'b']);
    expect(completeness).toBeDefined();
  },
);

test('a token that is always refused is a problem', async () => {
  let lists = 0;
  const { records, error: thrown } = await read((token) =>
    token === null ? part(['a'], `t${(lists += 1)}`) : error('badResumptionToken'),
  );
  expect(idsIn(records)).toEqual(['a']);
  expect(thrown).toMatchObject({ params: { fault: 'badResumptionToken' } });
  expect(lists).toBe(3);
});

test('reading continues at a cursor; if its token is refused, the list starts again', async () => {
  const list = (token: string | null): string =>
    token === null ? part(['a'], 't', 'completeListSize="2"') : part(['b'], '', 'completeListSize="2"');
  const from = (await read(list)).pages.find(({ cursor }) => cursor !== undefined)!.cursor!;
  expect(idsIn((await read(list, { from })).records)).toEqual(['b']);
  let asked = 0;
  const late = await read((token) => ((asked += 1) === 1 ? error('badResumptionToken') : list(token)), { from });
  expect(idsIn(late.records)).toEqual(['a', 'b']);
});

test('a token that repeats is a problem', async () => {
  const { error: thrown } = await read((token) => part([token ?? 'a'], 't'));
  expect(thrown?.code).toBe('paging.repeated-page');
});

test.each([
  ['the same records', () => ['a']],
  ['nothing', () => []],
])('new tokens without end that bring %s are a problem', async (_, ids) => {
  let parts = 0;
  const { error: thrown } = await read(() => part(ids(), `t${(parts += 1)}`));
  expect(thrown?.code).toBe('paging.endless');
  expect(parts).toBeLessThan(100);
});

test('a very long token is used, but makes no cursor', async () => {
  const { pages, records } = await read((token) => (token === null ? part(['a'], 't'.repeat(9000)) : part(['b'])));
  expect(records).toHaveLength(2);
  expect(pages.every(({ cursor }) => cursor === undefined)).toBe(true);
});

test.each([
  ['another namespace', answer('<ListRecords/>').replace(OAI, 'urn:autre'), 'body.unexpected-shape'],
  ['another verb', answer('<ListSets/>'), 'body.unexpected-shape'],
  ['a DTD', `<!DOCTYPE OAI-PMH [<!ENTITY a "b">]>${part(['&a;'])}`, 'body.malformed'],
  ['100,000 levels', part(['<b>'.repeat(100_000)]), 'body.too-deep'],
  ['HTML', '<html><body>Connexion</body></html>', 'fetch.unexpected-content-type'],
  ['a cut answer', part(['a', 'b']).slice(0, -20), 'body.truncated'],
])('%s is a problem', async (_, body, code) => {
  expect((await read(() => body)).error?.code).toBe(code);
});

test('the richest format is read; one that the repository does not serve after all is replaced by Dublin Core', async () => {
  const formats = ['mods', 'oai_dc', 'oai_datacite'].map((prefix) => {
    const namespace =
      { oai_dc: `${OAI}oai_dc/`, oai_datacite: 'http://schema.datacite.org/oai/oai-1.1/' }[prefix] ?? 'urn:x';
    return `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`;
  });
  for (const serves of [true, false]) {
    const asked: (string | null)[] = [];
    await readAll(oaiPmh, source, ({ searchParams }) => {
      const verb = searchParams.get('verb');
      if (verb === 'Identify') return identify();
      if (verb === 'ListMetadataFormats')
        return answer(`<ListMetadataFormats>${formats.join('')}</ListMetadataFormats>`);
      if (verb === 'ListIdentifiers') return error('badVerb');
      asked.push(searchParams.get('metadataPrefix'));
      return serves || asked.length > 1 ? part(['a']) : error('cannotDisseminateFormat');
    });
    expect(asked).toEqual(serves ? ['oai_datacite'] : ['oai_datacite', 'oai_dc']);
  }
});

test('a record without content has no key: it must not replace a dataset', async () => {
  const { records } = await read(() =>
    answer(`<ListRecords>${record('a').replace('<metadata><dc/></metadata>', '')}</ListRecords>`),
  );
  expect(oaiPmh.keyOf(oaiPmh.format.parse(Buffer.from(records[0]!)).given, source)).toBeUndefined();
});

test.each([
  ['as many', 100, 100, 'dcat'],
  ['a few fewer, as between two requests', 100, 99, 'dcat'],
  ['half', 100, 50, 'oai_dc'],
  ['none', 100, undefined, 'oai_dc'],
] as const)(
  'a format with %s of the records of Dublin Core: what it lacks would look removed',
  async (_, all, rich, chosen) => {
    const offered = (prefix: string, namespace: string): string =>
      `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`;
    const asked: (string | null)[] = [];
    await readAll(oaiPmh, source, ({ searchParams }) => {
      const verb = searchParams.get('verb');
      const prefix = searchParams.get('metadataPrefix');
      if (verb === 'Identify') return identify();
      if (verb === 'ListMetadataFormats')
        return answer(
          `<ListMetadataFormats>${offered('oai_dc', `${OAI}oai_dc/`)}${offered('dcat', 'http://www.w3.org/ns/dcat#')}</ListMetadataFormats>`,
        );
      if (verb === 'ListIdentifiers') {
        const size = prefix === 'oai_dc' ? all : rich;
        if (size === undefined) return error('noRecordsMatch');
        return answer(
          `<ListIdentifiers><header><identifier>a</identifier></header><resumptionToken completeListSize="${size}">t</resumptionToken></ListIdentifiers>`,
        );
      }
      asked.push(prefix);
      return part(['a']);
    });
    expect(asked).toEqual([chosen]);
  },
);
