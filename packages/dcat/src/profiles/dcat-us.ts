import type { Dataset, Distribution } from '@moisson/contracts';
import { anyLanguage, defined } from '@moisson/kernel';
import { mailIri, webIri, webUri } from '../rdf/web-iri.ts';
import { CATALOGUE_DESCRIPTION, CATALOGUE_TITLE, datasetIri, themeName, type Site } from '../site.ts';

/** The versions of DCAT-US that we write. */
export const dcatUsVersions = ['1.1', '3.0'] as const;
export type DcatUsVersion = (typeof dcatUsVersions)[number];

/** What DCAT-US requires of each dataset, and ours may lack. */
export interface DcatUsSite extends Site {
  /** The address of e-mail for questions about the catalogue: stands in where a dataset has none. */
  readonly contactEmail: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Returns the members of a DCAT-US catalogue without its datasets, which are the last member, `dataset`. */
export const dcatUsCatalogue = (version: DcatUsVersion, { origin }: Site): Json =>
  version === '1.1'
    ? {
        '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
        '@id': `${origin}/data.json`,
        '@type': 'dcat:Catalog',
        conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
        describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
      }
    : {
        '@id': `${origin}/data.json?version=3.0`,
        '@type': 'Catalog',
        conformsTo: { '@type': 'Standard', title: 'DCAT-US 3.0' },
        title: CATALOGUE_TITLE.fr,
        description: CATALOGUE_DESCRIPTION.fr,
      };

/** Returns a dataset as an item of a DCAT-US catalogue. Null where the licence, the place or the period has no form that the version allows. */
export const dcatUsDataset = (version: DcatUsVersion, dataset: Dataset, site: DcatUsSite): Json =>
  version === '1.1' ? dataset11(dataset, site) : dataset30(dataset, site);

const nameOf = ({ organization }: Dataset): string => organization?.name || 'Moisson';
const titleOf = ({ id, title }: Dataset): string => anyLanguage(title) || id;
const descriptionOf = (dataset: Dataset): string => anyLanguage(dataset.description ?? {}) || titleOf(dataset);

/** A name and an address are required: where the source gives none, those of the organization and of this catalogue. */
const contactOf = (type: string, dataset: Dataset, { contactEmail }: DcatUsSite): Json => ({
  '@type': type,
  fn: dataset.contactPoint?.name || nameOf(dataset),
  hasEmail: mailIri(dataset.contactPoint?.email) ?? `mailto:${contactEmail}`,
});

const themesOf = ({ theme }: Dataset, site: Site): readonly string[] =>
  theme.map((slug) => themeName(site, slug).fr ?? '').filter(Boolean);

/** DCAT-US 1.1 (resources.data.gov/resources/dcat-us). */
const dataset11 = (dataset: Dataset, site: DcatUsSite): Json => {
  const { accessLevel, modified, changedAt, issued, license, distribution } = dataset;
  const themes = themesOf(dataset, site);
  const keywords = dataset.keyword.filter(Boolean);
  return defined({
    '@type': 'dcat:Dataset',
    identifier: datasetIri(site, dataset.id),
    title: titleOf(dataset),
    description: descriptionOf(dataset),
    // At least one is required.
    keyword: keywords.length > 0 ? keywords : themes.length > 0 ? themes : [nameOf(dataset)],
    modified: modified ?? changedAt,
    publisher: { '@type': 'org:Organization', name: nameOf(dataset) },
    contactPoint: contactOf('vcard:Contact', dataset, site),
    accessLevel: LEVELS.includes(accessLevel ?? '') ? accessLevel : 'public',
    license: webUri(license?.uri),
    rights: license !== undefined && webUri(license.uri) === undefined ? line(license.original) : undefined,
    accrualPeriodicity: intervalOf(dataset.accrualPeriodicity),
    issued,
    spatial: placeText(dataset),
    temporal: periodText(dataset),
    theme: themes.length === 0 ? undefined : themes,
    language: codesOf(dataset),
    landingPage: webUri(dataset.landingPage),
    distribution: distribution.length === 0 ? undefined : distribution.map(file11),
  });
};
const LEVELS = ['public', 'restricted public', 'non-public'];
/** `rights` may have 255 characters. */
const line = (text: string): string | undefined => text.slice(0, 255).toWellFormed().trim() || undefined;

const file11 = (file: Distribution): Json => {
  const { title, description, format } = file;
  const [downloadURL, accessURL] = [webUri(file.downloadURL), webUri(file.accessURL) ?? webUri(file.address)];
  const type = plainMediaType(file.mediaType);
  return defined({
    '@type': 'dcat:Distribution',
    title: title || undefined,
    description: description || undefined,
    downloadURL,
    accessURL,
    // A file for download needs a media type (DCAT-US 1.1, "mediaType").
    mediaType: type ?? (downloadURL === undefined ? undefined : 'application/octet-stream'),
    format: format || undefined,
  });
};
const plainMediaType = (given: string | undefined): string | undefined =>
  /^[\w-]+\/[\w-]+(?:\.[\w-]+)*(?:\+[\w-]+)?(?=$|\s*;)/.exec(given ?? '')?.[0];

/** DCAT-US 3.0 (github.com/GSA/dcat-us). */
const dataset30 = (dataset: Dataset, site: DcatUsSite): Json => {
  const { issued, modified, landingPage, license, accessLevel, distribution } = dataset;
  const page = webIri(landingPage);
  return defined({
    '@type': 'Dataset',
    '@id': datasetIri(site, dataset.id),
    identifier: datasetIri(site, dataset.id),
    otherIdentifier: dataset.identifier.map((notation) => ({ '@type': 'Identifier', notation })),
    title: titleOf(dataset),
    titleMap: mapOf(dataset.title),
    description: descriptionOf(dataset),
    descriptionMap: dataset.description && mapOf(dataset.description),
    keyword: dataset.keyword.filter(Boolean),
    theme: themesOf(dataset, site).map((prefLabel) => ({ '@type': 'Concept', prefLabel })),
    publisher: { '@type': 'Organization', name: nameOf(dataset) },
    contactPoint: contactOf('Kind', dataset, site),
    accessRights: accessLevel,
    license: license && (webIri(license.uri) ?? license.original),
    accrualPeriodicity: wordOf(ISO_WORDS, dataset.accrualPeriodicity) ?? intervalOf(dataset.accrualPeriodicity),
    issued,
    modified,
    spatial: locationOf(dataset),
    temporal: dataset.temporal && [
      defined({ '@type': 'PeriodOfTime', startDate: dataset.temporal.start, endDate: dataset.temporal.end }),
    ],
    language: codesOf(dataset),
    landingPage: page && { '@type': 'Document', '@id': page, accessURL: page },
    distribution: distribution.map((file, at) =>
      file30(file, `${datasetIri(site, dataset.id)}#distribution-${at + 1}`),
    ),
  });
};

const file30 = (file: Distribution, iri: string): Json => {
  const { title, description, format, mediaType, byteSize, license, modified } = file;
  return defined({
    '@type': 'Distribution',
    '@id': iri,
    ...{ title, description, format, mediaType, modified },
    accessURL: webIri(file.accessURL) ?? webIri(file.address),
    downloadURL: webIri(file.downloadURL),
    byteSize: byteSize === undefined ? undefined : String(byteSize),
    license: license && (webIri(license.uri) ?? license.original),
  });
};

const mapOf = (texts: Readonly<Record<string, string | undefined>>): Json | undefined =>
  Object.keys(texts).length > 1 ? texts : undefined;

const codesOf = ({ language = [] }: Dataset): readonly string[] | undefined => {
  const codes = language.filter((code) => /^[a-z]{2}$/.test(code));
  return codes.length === 0 ? undefined : codes;
};

const placeText = ({ spatial }: Dataset): string | undefined =>
  spatial?.bbox?.join(',') ?? (spatial?.label || undefined);

const locationOf = ({ spatial }: Dataset): readonly Json[] | undefined => {
  if (spatial === undefined) return undefined;
  const [west, south, east, north] = spatial.bbox ?? [];
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const bbox = west === undefined ? undefined : JSON.stringify({ type: 'Polygon', coordinates: [corners] });
  return [defined({ '@type': 'Location', prefLabel: spatial.label, bbox })];
};

/** An interval of two whole dates; DCAT-US 1.1 has no open one. */
const periodText = ({ temporal }: Dataset): string | undefined =>
  temporal?.start === undefined || temporal.end === undefined ? undefined : `${temporal.start}/${temporal.end}`;

/** Repeating intervals of ISO 8601 (DCAT-US, "accrualPeriodicity"), by the codes of the EU's frequency table. */
const INTERVALS: Readonly<Record<string, string>> = {
  ...{ '1MIN': 'R/PT1M', '5MIN': 'R/PT5M', '10MIN': 'R/PT10M', '15MIN': 'R/PT15M', '30MIN': 'R/PT30M' },
  ...{ UPDATE_CONT: 'R/PT1S', HOURLY: 'R/PT1H', BIHOURLY: 'R/PT2H', TRIHOURLY: 'R/PT3H', '12HRS': 'R/PT12H' },
  ...{
    DAILY: 'R/P1D',
    DAILY_2: 'R/PT12H',
    WEEKLY: 'R/P1W',
    WEEKLY_2: 'R/P3.5D',
    WEEKLY_3: 'R/P0.33W',
    BIWEEKLY: 'R/P2W',
  },
  ...{ MONTHLY: 'R/P1M', MONTHLY_2: 'R/P0.5M', MONTHLY_3: 'R/P0.33M', BIMONTHLY: 'R/P2M', QUARTERLY: 'R/P3M' },
  ...{
    ANNUAL: 'R/P1Y',
    ANNUAL_2: 'R/P6M',
    ANNUAL_3: 'R/P4M',
    BIENNIAL: 'R/P2Y',
    TRIENNIAL: 'R/P3Y',
    QUADRENNIAL: 'R/P4Y',
  },
  ...{ QUINQUENNIAL: 'R/P5Y', DECENNIAL: 'R/P10Y', BIDECENNIAL: 'R/P20Y', TRIDECENNIAL: 'R/P30Y', IRREG: 'irregular' },
  AS_NEEDED: 'irregular',
};
const wordOf = (words: Readonly<Record<string, string>>, frequency = ''): string | undefined => {
  const code = frequency.slice(frequency.lastIndexOf('/') + 1);
  return Object.hasOwn(words, code) ? words[code] : undefined;
};
const intervalOf = (frequency: string | undefined): string | undefined => wordOf(INTERVALS, frequency);
/** Words of ISO 19115 for what is no interval, which DCAT-US 3.0 allows. */
const ISO_WORDS: Readonly<Record<string, string>> = {
  ...{ AS_NEEDED: 'asNeeded', NOT_PLANNED: 'notPlanned', UNKNOWN: 'unknown', IRREG: 'irregular' },
};
