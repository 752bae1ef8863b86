import { expect, test } from '@jest/globals';
import { decodeEvent, encodeEvent } from '@moisson/changelog';
import { connectors } from '@moisson/connectors';
import { RecordKey } from '@moisson/contracts';
import { cutText, normalized, problem, wellFormedText } from '@moisson/kernel';
import { canonicalText, parseJson, wellFormedKey, type Json, type JsonObject } from '@moisson/domain';
import { maskAddresses, maskContacts } from '@moisson/privacy';
import { tokens } from '@moisson/search';
import { aRecord, aSource } from '@moisson/testkit';
import { frequencyUri, themeSlug } from '@moisson/vocabularies';
import { beginning, datasetCard, html, link, page } from '@moisson/ui';
import { mediaTypeOf, organizationNamed } from '../../packages/connectors/src/mapping/common.ts';
import { readDate } from '../../packages/connectors/src/mapping/dates.ts';
import {
  before,
  datasetPage,
  hubItem,
  resourceFile,
  titleIdentity,
  withoutTrailingSlashes,
} from '../../packages/connectors/src/mapping/links.ts';
import { emailOf, webUrl, withoutCredentials } from '../../packages/connectors/src/mapping/addresses.ts';
import { evidentLanguage } from '../../packages/connectors/src/mapping/languages.ts';
import { readLicence } from '../../packages/connectors/src/mapping/licences.ts';
import { readPeriod } from '../../packages/connectors/src/mapping/periods.ts';
import { readPlace } from '../../packages/connectors/src/mapping/places.ts';
import { plainLine, plainText } from '../../packages/connectors/src/mapping/plain-text.ts';
import { cleanText, isTemplate } from '../../packages/connectors/src/mapping/text.ts';
import { JsonSlicer, readList } from '@moisson/formats';
import { retryAfterSeconds } from '../../packages/fetching/src/retry-after.ts';
import { isGenericMailbox } from '../../packages/privacy/src/generic-mailbox.ts';
import { addressParts } from '../../packages/search/src/text/address-text.ts';
import { decodeCursor } from '../../packages/search/src/plan/cursor.ts';
import { formatFacet } from '../../packages/search/src/dataset/indexed-facets.ts';
import { parseQuery } from '../../packages/search/src/plan/parse-query.ts';
import { HOSTILE_UNITS, repeated, superLinear } from '../support/growth.ts';

const key = RecordKey.parse('k');
const frame = { language: 'fr', current: '/', navigation: [] } as const;
const quiet = (work: () => unknown): unknown => {
  try {
    return work();
  } catch {
    // Refusing with an error is fine; only the time counts.
    return undefined;
  }
};
const sliced = (text: string, chunk: number): void => {
  const slicer = new JsonSlicer(['result', 'results'], 'x');
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) slicer.push(bytes.subarray(at, at + chunk));
  slicer.end();
};
const quoted = JSON.stringify;
const contentType = (text: string): void => {
  const body = {
    status: 200,
    url: '',
    contentType: text,
    validators: {},
    leave: () => undefined,
    chunks: (async function* () {})(),
  };
  void readList(body, [])
    .next()
    .catch(() => undefined);
};

/** A record repeats the text in many places: use a fraction of it. */
const part = (text: string): string => text.slice(0, Math.ceil(text.length / 50));

/** Returns a record whose every field, of any protocol, has this value. */
const recordOf = (value: Json): JsonObject => {
  const names =
    `title name notes description url license license_id license_url license_title license_info tags groups organization
    resources update_frequency metadata_created metadata_modified ext_spatial extras temporal language author author_email keyword
    keywords theme snippet landingPage publisher spatial issued modified created distribution accrualPeriodicity references
    territory identifier dataset_id dataset_uid id`.split(/\s+/);
  const fields = Object.fromEntries(names.map((name) => [name, value]));
  const nested: JsonObject = {
    ...fields,
    display_name: value,
    format: value,
    mimetype: value,
    accessURL: value,
    downloadURL: value,
    key: 'spatial',
    value,
  };
  return {
    ...fields,
    tags: [nested],
    groups: [nested],
    resources: [nested],
    organization: nested,
    distribution: [nested],
    extras: [nested],
    properties: nested,
    metas: { default: nested, other: nested },
  };
};

/** Every function that handles text of a source or a visitor. */
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  cutText: (text) => cutText(text, text.length - 1),
  normalized: (text) => [normalized(text, 'NFC'), normalized(text, 'NFKD')],
  wellFormedText,
  wellFormedKey,
  'a problem': (text) => problem('record.no-key', { seen: text }),
  RecordKey: (text) => RecordKey.safeParse(text),
  'parseJson of a value': (text) => parseJson(quoted({ text })),
  'parseJson of a name': (text) => parseJson(quoted({ [text]: text })),
  'parseJson of the text itself': (text) => parseJson(text),
  canonicalText: (text) => canonicalText({ [text]: [text] }, new Set(['a.b'])),
  'the slicer': (text) => sliced(`{"result":{"results":[${quoted(text)},{"a":${quoted(text)}}]}}`, 65_536),
  'the slicer, the text itself': (text) => sliced(text, 65_536),
  'the slicer, in small chunks': (text) => sliced(`{"a":${quoted(text)},"result":{"results":[${quoted(text)}]}}`, 16),
  'the content type': contentType,
  cleanText,
  plainText,
  plainLine,
  isTemplate,
  evidentLanguage,
  readPeriod,
  readPlace,
  emailOf,
  withoutCredentials,
  readDate,
  hubItem,
  datasetPage: (text) => [datasetPage(text), datasetPage(`https://x.ca/dataset/${text}`)],
  resourceFile: (text) => [resourceFile(text), resourceFile(`https://x.ca/resource/${text}`)],
  titleIdentity,
  organizationNamed,
  withoutTrailingSlashes,
  before: (text) => before(text, '/api/'),
  webUrl: (text) => [webUrl(text), webUrl(`https://${text}`), webUrl(`https://x.ca/${text}`)],
  frequencyUri,
  mediaTypeOf,
  themeSlug,
  readLicence: (text) => readLicence({ id: text, url: `https://creativecommons.org/licenses/${text}`, title: text }),
  retryAfterSeconds: (text) => retryAfterSeconds({ 'retry-after': text }, new Date(0)),
  tokens,
  parseQuery,
  'parseQuery with aliases': (text) => parseQuery(text, [{ id: 'a', name: { fr: text }, aliases: [text, 'a b'] }]),
  addressParts: (text) => addressParts([text, `https://x.ca/${text}`, `https://x.ca/?${text}`]),
  formatFacet,
  decodeCursor: (text) => decodeCursor(text, { limit: 1 }),
  maskAddresses: (text) => [maskAddresses(text), maskAddresses(`jean@${text}`), maskAddresses(`${text}@ville.ca`)],
  maskContacts: (text) => maskContacts({ [text]: [text], extras: [{ key: text, value: text }] }),
  isGenericMailbox,
  beginning: (text) => beginning(text, text.length - 1),
  link: (text) => link('/x', 'fr', { q: text }),
  'a page': (text) => page(frame, text, html`<p title=${text}>${text}</p>`),
  'a dataset’s card': (text) =>
    page(
      frame,
      '',
      datasetCard({ ...aRecord().dataset, title: { fr: text }, description: { fr: text } } as never, 'fr', 'seen'),
    ),
  decodeEvent: (text) => {
    const data = { ...aRecord(), links: [text.slice(0, 600)], dataset: { ...aRecord().dataset, title: { fr: text } } };
    const event = { id: text, source: text, type: 'org.moisson.record.upserted.v1', time: text, data };
    return decodeEvent(encodeEvent('k', event));
  },
  ...Object.fromEntries<(text: string) => unknown>(
    Object.values(connectors).flatMap((connector) => {
      const source = aSource({ protocol: connector.name });
      return [
        [`${connector.name}: keyOf`, (text: string) => connector.keyOf(recordOf(part(text)), source)],
        [`${connector.name}: map`, (text: string) => connector.map(recordOf(part(text)), key, source)],
        [`${connector.name}: map of names`, (text: string) => connector.map({ [text]: { [text]: text } }, key, source)],
        [`${connector.name}: content`, (text: string) => canonicalText(recordOf(part(text)), connector.volatileFields)],
      ] satisfies [string, (text: string) => unknown][];
    }),
  ),
};

const SIZE = 5000;
const TEN_MB = 10 * 1024 * 1024;

test.each(Object.entries(functions))('the time that it takes grows with the text alone: %s', (_name, run) => {
  const found = HOSTILE_UNITS.flatMap((unit) => {
    const said = superLinear((size) => quiet(() => run(repeated(unit, size))), SIZE);
    return said === undefined ? [] : [`${quoted(unit)}: ${said}`];
  });
  expect(found).toEqual([]);
});

test.each([
  ['cleanText', cleanText],
  ['tokens', tokens],
  ['maskAddresses', maskAddresses],
  ['parseJson', functions['parseJson of a value']!],
  ['the slicer', functions['the slicer']!],
] as const)('10 MB of all of it at once, and four times a quarter: %s', (_name, run) => {
  const mixed = (size: number): string =>
    HOSTILE_UNITS.map((unit) => repeated(unit, size / HOSTILE_UNITS.length)).join('');
  expect(superLinear((size) => quiet(() => run(mixed(size))), TEN_MB / 4)).toBeUndefined();
});

test('so does work on structures: long names over many members, deep lists, similar names', () => {
  const shapes: Readonly<Record<string, (size: number) => Json>> = {
    'a long name over many members': (size) => ({
      ['a'.repeat(size)]: Object.fromEntries(Array.from({ length: size / 8 }, (_, at) => [`m${at}`, 1])),
    }),
    'many addresses as names': (size) =>
      Object.fromEntries(Array.from({ length: size / 16 }, (_, at) => [`jean${at}@ville.ca`, at])),
    'many names that differ in a surrogate': (size) =>
      Object.fromEntries(Array.from({ length: size / 16 }, (_, at) => [`${at}\ud800`, at])),
    'many empty lists': (size) => Array.from({ length: size / 4 }, () => []),
    'many lists of one length': (size) => Array.from({ length: size / 100 }, () => 'a'.repeat(100)),
  };
  const works: Readonly<Record<string, (value: Json) => unknown>> = {
    ...Object.fromEntries<(text: string) => unknown>(
      Object.values(connectors).map((one) => [one.name, (value) => canonicalText(value, one.volatileFields)]),
    ),
    maskContacts,
    parseJson: (value) => parseJson(JSON.stringify(value)),
  };
  const found = Object.entries(shapes).flatMap(([shape, make]) =>
    Object.entries(works).flatMap(([name, work]) => {
      const said = superLinear((size) => work(make(size)), 100_000);
      return said === undefined ? [] : [`${name}, ${shape}: ${said}`];
    }),
  );
  expect(found).toEqual([]);
});
