import { expect, test } from '@jest/globals';
import { extrasOf, mapXml } from '../../testing/map-xml.ts';
import { readIso } from './read-iso.ts';

const text = (name: string, value: string): string => `<${name}><CharacterString>${value}</CharacterString></${name}>`;
const code = (name: string, value: string): string => `<${name}><Code codeListValue="${value}"/></${name}>`;
const map = (identification: string, around = '') =>
  mapXml(
    readIso,
    `<MD_Metadata xmlns:xlink="http://www.w3.org/1999/xlink">${around}<identificationInfo><MD_DataIdentification>${identification}</MD_DataIdentification></identificationInfo></MD_Metadata>`,
  );
const datasetOf = (identification: string, around?: string) => map(identification, around).dataset;

const translated = (name: string, value: string, other: string): string =>
  `<${name}><CharacterString>${value}</CharacterString><PT_FreeText><textGroup><LocalisedCharacterString locale="#locale-EN">${other}</LocalisedCharacterString></textGroup></PT_FreeText></${name}>`;
const LOCALES =
  code('language', 'fre') +
  '<locale><PT_Locale id="locale-en"><languageCode><LanguageCode codeListValue="eng"/></languageCode></PT_Locale></locale>';

test('texts are read in all their languages', () => {
  const dataset = datasetOf(
    `<citation><CI_Citation>${translated('title', 'Arbres', 'Trees')}</CI_Citation></citation>${translated('abstract', 'Les arbres', 'The trees')}` +
      `<descriptiveKeywords><MD_Keywords>${translated('keyword', 'Forêt', 'Forest')}</MD_Keywords></descriptiveKeywords>` +
      `<pointOfContact><CI_ResponsibleParty>${translated('organisationName', 'Ville de Laval', 'City of Laval')}${code('role', 'owner')}</CI_ResponsibleParty></pointOfContact>`,
    LOCALES,
  );
  expect(dataset).toMatchObject({
    title: { fr: 'Arbres', en: 'Trees' },
    description: { fr: 'Les arbres', en: 'The trees' },
    keyword: ['Forest', 'Forêt'],
    organization: { name: 'Ville de Laval' },
  });
});

test('a text whose language the record declares is in it, unless its words show another one', () => {
  const titled = (title: string) =>
    datasetOf(`<citation><CI_Citation>${text('title', title)}</CI_Citation></citation>`, code('language', 'eng'));
  expect(titled('Trees 2020').title).toEqual({ en: 'Trees 2020' });
  expect(titled('Les arbres de la ville et des parcs').title).toEqual({ fr: 'Les arbres de la ville et des parcs' });
});

const dated = (type: string, date: string): string =>
  `<date><CI_Date><date><Date>${date}</Date></date>${code('dateType', type)}</CI_Date></date>`;

test('a dataset is issued when it is published, else created; its last revision is its modification', () => {
  const cited = (...dates: string[]) => datasetOf(`<citation><CI_Citation>${dates.join('')}</CI_Citation></citation>`);
  expect(cited(dated('creation', '2010'), dated('publication', '2011'))).toMatchObject({ issued: '2011' });
  expect(cited(dated('creation', '2010'), dated('revision', '2012'), dated('revision', '2015'))).toMatchObject({
    ...{ issued: '2010', modified: '2015' },
  });
  const mapped = map('<citation><CI_Citation/></citation>', '<dateStamp><Date>2020-01-01</Date></dateStamp>');
  expect(mapped.dataset.modified).toBeUndefined();
  expect(extrasOf(mapped)).toEqual({ resourceType: 'dataset' });
});

const constrained = (...blocks: string[]) =>
  datasetOf(
    blocks
      .map((block) => `<resourceConstraints><MD_LegalConstraints>${block}</MD_LegalConstraints></resourceConstraints>`)
      .join(''),
  );
const anchor = (name: string, href: string): string => `<${name}><Anchor xlink:href="${href}">voir</Anchor></${name}>`;

test.each<[string, readonly string[], object | undefined]>([
  ['a name', [text('useLimitation', 'CC BY 4.0')], { id: 'CC-BY-4.0' }],
  [
    'an anchor',
    [
      code('useConstraints', 'otherRestrictions') +
        anchor('otherConstraints', 'https://creativecommons.org/licenses/by/4.0/'),
    ],
    { id: 'CC-BY-4.0' },
  ],
  [
    'a name and its address, among others',
    [
      text('useLimitation', 'Citer la source.') +
        text('useLimitation', 'Licence Ouverte 2.0 (https://www.etalab.gouv.fr/licence-ouverte-open-licence)'),
    ],
    { id: 'etalab-2.0' },
  ],
  [
    'prose that speaks of a licence',
    [
      text('useLimitation', 'Aucune garantie.'),
      code('useConstraints', 'license') + text('otherConstraints', 'Licence de la Ville'),
    ],
    { original: 'Licence de la Ville' },
  ],
  [
    'a limit of access alone',
    [code('accessConstraints', 'otherRestrictions') + text('otherConstraints', 'Intranet')],
    undefined,
  ],
  [
    'a citation of ISO 19115-3',
    [
      code('useConstraints', 'licence') +
        `<reference><CI_Citation>${text('title', 'CC0 1.0')}</CI_Citation></reference>`,
    ],
    { id: 'CC0-1.0' },
  ],
])('the licence is read from %s', (_, blocks, expected) => {
  const { license } = constrained(...blocks);
  if (expected === undefined) expect(license).toBeUndefined();
  else expect(license).toMatchObject(expected);
});

test('no limit of public access in the list of INSPIRE is an access level, not a licence', () => {
  const dataset = constrained(
    anchor('otherConstraints', 'http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations'),
  );
  expect(dataset).toMatchObject({ accessLevel: 'public' });
  expect(dataset.license).toBeUndefined();
});

const side = (name: string, value: string): string => `<${name}><Decimal>${value}</Decimal></${name}>`;

test('an extent has a box, a name and a period, which may be open', () => {
  const box =
    side('westBoundLongitude', '-73,9') +
    side('eastBoundLongitude', '-73.4') +
    side('southBoundLatitude', '45.4') +
    side('northBoundLatitude', '45.7');
  const dataset = datasetOf(
    `<extent><EX_Extent>${text('description', 'Montréal')}<geographicElement><EX_GeographicBoundingBox>${box}</EX_GeographicBoundingBox></geographicElement>` +
      '<temporalElement><EX_TemporalExtent><extent><TimePeriod><beginPosition>2011-01-01</beginPosition><endPosition indeterminatePosition="now"/></TimePeriod></extent></EX_TemporalExtent></temporalElement></EX_Extent></extent>',
  );
  expect(dataset).toMatchObject({
    spatial: { label: 'Montréal', bbox: [-73.9, 45.4, -73.4, 45.7] },
    temporal: { start: '2011-01-01' },
  });
});

const link = (url: string, protocol: string, name: string): string =>
  `<onLine><CI_OnlineResource><linkage><URL>${url}</URL></linkage>${text('protocol', protocol)}${text('name', name)}</CI_OnlineResource></onLine>`;
const distributed = (links: string, formats = '') =>
  datasetOf(
    '',
    `<distributionInfo><MD_Distribution>${formats}<transferOptions><MD_DigitalTransferOptions>${links}</MD_DigitalTransferOptions></transferOptions></MD_Distribution></distributionInfo>`,
  ).distribution;

test('links are files or services, as their protocol and address say', () => {
  const DOWNLOAD = 'WWW:DOWNLOAD-1.0-http--download';
  const links = [
    link('https://a.ca/arbres.csv', DOWNLOAD, 'CSV'),
    link('https://a.ca/wms', 'OGC:WMS-1.3.0-http-get-map', 'Carte'),
    link('https://a.ca/ows?service=WFS&amp;request=GetFeature&amp;outputFormat=application/json', 'OGC:WFS', 'JSON'),
    link('ftp://a.ca/arbres.zip', DOWNLOAD, 'FTP'),
    link('https://a.ca/page', 'WWW:LINK-1.0-http--link', 'Page'),
  ];
  expect(distributed(links.join(''))).toMatchObject([
    { title: 'CSV', downloadURL: 'https://a.ca/arbres.csv', format: 'CSV' },
    { title: 'Carte', accessURL: 'https://a.ca/wms', format: 'WMS' },
    { title: 'JSON', format: 'JSON' },
    { title: 'FTP', address: 'ftp://a.ca/arbres.zip' },
    { title: 'Page', accessURL: 'https://a.ca/page' },
  ]);
});

test('the only format of a distribution is that of its only download', () => {
  const format = `<distributionFormat><MD_Format>${text('name', 'Shapefile')}</MD_Format></distributionFormat>`;
  const download = link('https://a.ca/get?id=1', 'WWW:DOWNLOAD-1.0-http--download', 'Fichier');
  expect(distributed(download, format)).toMatchObject([{ format: 'Shapefile' }]);
  expect(distributed(download + download.replace('id=1', 'id=2'), format)[0]).not.toHaveProperty('format');
});

test('the publisher comes before the contact, and an office before a person', () => {
  const party = (role: string, organization: string, person: string): string =>
    `<pointOfContact><CI_ResponsibleParty>${text('individualName', person)}${text('organisationName', organization)}` +
    `<contactInfo><CI_Contact><address><CI_Address>${text('electronicMailAddress', `${role}@a.ca`)}</CI_Address></address></CI_Contact></contactInfo>${code('role', role)}</CI_ResponsibleParty></pointOfContact>`;
  const dataset = datasetOf(
    party('pointOfContact', 'Géomatique', 'Jeanne') + party('publisher', 'Ville de Laval', 'Paul'),
  );
  expect(dataset).toMatchObject({
    organization: { name: 'Ville de Laval' },
    contactPoint: { name: 'Géomatique', email: 'pointOfContact@a.ca' },
  });
});
