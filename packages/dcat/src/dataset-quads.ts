import type { Dataset, Distribution, License } from '@moisson/contracts';
import type { Quad } from '@rdfjs/types';
import {
  accessAuthority,
  fileTypeAuthority,
  languageAuthority,
  licenceAuthority,
  mediaTypeIri,
  themeAuthority,
} from './authorities.ts';
import { boxWkt } from './box-wkt.ts';
import { Description, labelsOf } from './rdf/description.ts';
import { dateType } from './rdf/partial-date.ts';
import { mailIri, webIri } from './rdf/web-iri.ts';
import { datasetIri, organizationIri, themeIri, themeName, type Site } from './site.ts';

/**
 * Returns a dataset as DCAT-AP 3.0.1 (semiceu.github.io/DCAT-AP) with the place of GeoDCAT-AP 3, and its catalogue record. Pure: equal
 * datasets give equal quads. Personal contacts must be masked before.
 */
export const datasetQuads = (dataset: Dataset, site: Site): readonly Quad[] => {
  const quads: Quad[] = [];
  const labels = labelsOf(`b${dataset.id.replaceAll('-', '')}`);
  const iri = datasetIri(site, dataset.id);
  const about = Description.of(quads, labels, iri).type('dcat:Dataset').texts('dct:title', dataset.title);
  // A description is mandatory in DCAT-AP: without one, the title is all that is known.
  if (dataset.description === undefined) about.texts('dct:description', dataset.title);
  else about.texts('dct:description', dataset.description);
  about.text('dct:identifier', dataset.id);
  for (const identifier of nativeIds(dataset))
    about.node('adms:identifier', undefined, (one) => one.type('adms:Identifier').text('skos:notation', identifier));
  for (const keyword of dataset.keyword) about.text('dcat:keyword', keyword);
  for (const slug of dataset.theme) addTheme(about, slug, site);
  addParties(about, dataset, site);
  addRights(about, dataset);
  about
    .typed('dct:issued', dataset.issued, dateType(dataset.issued ?? ''))
    .typed('dct:modified', dataset.modified, dateType(dataset.modified ?? ''));
  if (dataset.accrualPeriodicity !== undefined)
    about.node('dct:accrualPeriodicity', dataset.accrualPeriodicity, (one) => one.type('dct:Frequency'));
  addCoverage(about, dataset);
  const page = webIri(dataset.landingPage);
  if (page !== undefined) about.node('dcat:landingPage', page, (one) => one.type('foaf:Document'));
  for (const language of dataset.language ?? []) {
    const authority = languageAuthority(language);
    if (authority !== undefined) about.node('dct:language', authority, (one) => one.type('dct:LinguisticSystem'));
  }
  addProvenance(about, dataset);
  addDistributions(about, dataset, iri);
  Description.of(quads, labels, `${iri}#record`)
    .type('dcat:CatalogRecord')
    .link('foaf:primaryTopic', iri)
    .typed('dct:issued', dataset.firstSeenAt, 'xsd:dateTime')
    .typed('dct:modified', dataset.changedAt, 'xsd:dateTime');
  return quads;
};

/** Returns the identifiers that its sources gave, with the keys of its records. */
const nativeIds = ({ identifier, records }: Dataset): readonly string[] => [
  ...new Set([...identifier, ...records.map(({ recordKey }) => recordKey)]),
];

/** A theme is a group of Données Québec, beside the EU's where one corresponds. */
const addTheme = (about: Description, slug: string, site: Site): void => {
  const name = themeName(site, slug);
  const authority = themeAuthority(slug);
  if (authority !== undefined)
    about.node('dcat:theme', authority, (one) => one.type('skos:Concept').texts('skos:prefLabel', name));
  about.node('dcat:theme', themeIri(site, slug), (one) => one.type('skos:Concept').texts('skos:prefLabel', name));
};

const addParties = (about: Description, { organization, contactPoint }: Dataset, site: Site): void => {
  if (organization !== undefined)
    about.node('dct:publisher', organizationIri(site, organization.id), (one) =>
      one.type('foaf:Agent').text('foaf:name', organization.name || organization.id),
    );
  const email = mailIri(contactPoint?.email);
  if (contactPoint?.name === undefined && email === undefined) return;
  about.node('dcat:contactPoint', undefined, (one) =>
    one.type('vcard:Kind').text('vcard:fn', contactPoint?.name).link('vcard:hasEmail', email),
  );
};

const addRights = (about: Description, { license, accessLevel }: Dataset): void => {
  addLicence(about, license);
  if (accessLevel === undefined) return;
  about.node('dct:accessRights', accessAuthority(accessLevel), (one) =>
    one.type('dct:RightsStatement').text('rdfs:label', accessLevel),
  );
};

/** The EU's IRI of a licence, else its own one, else a document with its name as the source gave it. */
const addLicence = (about: Description, license: License | undefined): void => {
  if (license === undefined) return;
  const own = webIri(license.uri);
  const authority = licenceAuthority(license);
  about.node('dct:license', authority ?? own, (one) => {
    one.type('dct:LicenseDocument').text('rdfs:label', license.original);
    if (license.id !== license.original) one.text('dct:identifier', license.id);
    if (authority !== undefined) one.link('skos:exactMatch', own);
  });
};

const addCoverage = (about: Description, { spatial, temporal }: Dataset): void => {
  if (spatial?.label !== undefined || spatial?.bbox !== undefined)
    about.node('dct:spatial', undefined, (one) =>
      one
        .type('dct:Location')
        .text('skos:prefLabel', spatial.label)
        .typed('dcat:bbox', spatial.bbox && boxWkt(spatial.bbox), 'gsp:wktLiteral'),
    );
  if (temporal?.start !== undefined || temporal?.end !== undefined)
    about.node('dct:temporal', undefined, (one) =>
      one
        .type('dct:PeriodOfTime')
        .typed('dcat:startDate', temporal.start, dateType(temporal.start ?? ''))
        .typed('dcat:endDate', temporal.end, dateType(temporal.end ?? '')),
    );
};

/** Says from which source each record comes: the reader can trace a dataset to where it was published. */
const addProvenance = (about: Description, { records }: Dataset): void => {
  for (const { sourceId, recordKey } of records)
    about.node('dct:provenance', undefined, (one) =>
      one
        .type('dct:ProvenanceStatement')
        .text('rdfs:label', `Moissonné de la source « ${sourceId} », fiche ${recordKey}.`, 'fr')
        .text('rdfs:label', `Harvested from the source "${sourceId}", record ${recordKey}.`, 'en'),
    );
};

const addDistributions = (about: Description, dataset: Dataset, iri: string): void => {
  const names = new Set<string>();
  dataset.distribution.forEach((one, at) => {
    const name = one.id === undefined ? '' : encodeURIComponent(one.id.toWellFormed());
    const isOwn = name !== '' && name.length <= 200 && !names.has(name);
    names.add(name);
    about.node('dcat:distribution', isOwn ? `${iri}#file-${name}` : `${iri}#distribution-${at + 1}`, (inner) =>
      describeDistribution(inner, one, dataset, iri),
    );
  });
};

const describeDistribution = (inner: Description, one: Distribution, dataset: Dataset, iri: string): void => {
  const { format, mediaType, modified, license = dataset.license } = one;
  const download = webIri(one.downloadURL);
  // An access address is mandatory in DCAT-AP: where no file has one, the page of the dataset leads to it.
  const access = webIri(one.accessURL) ?? download ?? webIri(one.address) ?? webIri(dataset.landingPage) ?? iri;
  inner
    .type('dcat:Distribution')
    .text('dct:title', one.title)
    .text('dct:description', one.description)
    .link('dcat:accessURL', access)
    .link('dcat:downloadURL', download);
  if (format !== undefined || fileTypeAuthority(one) !== undefined)
    inner.node('dct:format', fileTypeAuthority(one), (inside) =>
      inside.type('dct:MediaTypeOrExtent').text('rdfs:label', format),
    );
  const type = mediaTypeIri(mediaType);
  if (type !== undefined) inner.node('dcat:mediaType', type, (inside) => inside.type('dct:MediaType'));
  inner.typed('dcat:byteSize', one.byteSize, 'xsd:nonNegativeInteger');
  addLicence(inner, license);
  inner.typed('dct:modified', modified, dateType(modified ?? ''));
};
