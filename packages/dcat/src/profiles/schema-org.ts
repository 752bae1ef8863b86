import type { Dataset, Distribution } from '@moisson/contracts';
import { defined, inLanguage, type Language } from '@moisson/kernel';
import { mailIri, webIri } from '../rdf/web-iri.ts';
import { catalogueIri, CATALOGUE_TITLE, datasetIri, organizationIri, type Site } from '../site.ts';

/** Google Dataset Search refuses descriptions outside these lengths (developers.google.com/search/docs/appearance/structured-data/dataset). */
const [MIN_DESCRIPTION, MAX_DESCRIPTION] = [50, 5000];
/** A page should stay small: the other files are on it, and in its RDF. */
const MAX_FILES = 200;

/** Returns the page of a dataset as schema.org's `Dataset`, with the properties that Google Dataset Search reads. */
export const schemaOrgDataset = (
  dataset: Dataset,
  site: Site,
  language: Language,
): Readonly<Record<string, unknown>> => {
  const { organization, contactPoint, license, temporal } = dataset;
  const iri = datasetIri(site, dataset.id);
  const publisher =
    organization &&
    defined({
      ...{ '@type': 'Organization', '@id': organizationIri(site, organization.id), name: organization.name },
      contactPoint: contactOf(contactPoint),
    });
  return defined({
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': iri,
    name: inLanguage(dataset.title, language) || dataset.id,
    description: describedAtLength(dataset, language),
    url: iri,
    identifier: [dataset.id, ...dataset.identifier],
    sameAs: webIri(dataset.landingPage),
    keywords: listed(dataset.keyword),
    license: webIri(license?.uri) ?? license?.original,
    isAccessibleForFree: dataset.accessLevel === 'public' ? true : undefined,
    creator: publisher,
    publisher,
    datePublished: dataset.issued,
    dateModified: dataset.modified ?? dataset.changedAt,
    inLanguage: listed(dataset.language ?? []),
    spatialCoverage: placeOf(dataset),
    temporalCoverage: temporal && `${temporal.start ?? '..'}/${temporal.end ?? '..'}`,
    includedInDataCatalog: {
      ...{ '@type': 'DataCatalog', '@id': catalogueIri(site) },
      ...{ name: CATALOGUE_TITLE[language], url: catalogueIri(site) },
    },
    distribution: listed(dataset.distribution.slice(0, MAX_FILES).flatMap(downloadOf)),
  });
};

const listed = <T>(values: readonly T[]): readonly T[] | undefined => (values.length === 0 ? undefined : values);

/** Completes a short description with what is known: who publishes, and about which time. */
const describedAtLength = (dataset: Dataset, language: Language): string => {
  const { description, organization, temporal } = dataset;
  const own = inLanguage(description ?? {}, language);
  if (own.length >= MIN_DESCRIPTION) return own.slice(0, MAX_DESCRIPTION).toWellFormed();
  const title = inLanguage(dataset.title, language) || dataset.id;
  const fr = language === 'fr';
  const parts = [
    own,
    fr ? `Jeu de données « ${title} »` : `Dataset “${title}”`,
    organization && (fr ? `publié par ${organization.name}` : `published by ${organization.name}`),
    temporal && `${temporal.start ?? '…'} – ${temporal.end ?? '…'}`,
    CATALOGUE_TITLE[language],
  ];
  return parts.filter(Boolean).join('. ').slice(0, MAX_DESCRIPTION).toWellFormed();
};

const contactOf = (contact: Dataset['contactPoint']): object | undefined => {
  const email = mailIri(contact?.email)?.slice('mailto:'.length);
  if (contact?.name === undefined && email === undefined) return undefined;
  return defined({ '@type': 'ContactPoint', contactType: 'customer service', name: contact?.name, email });
};

const placeOf = ({ spatial }: Dataset): object | undefined => {
  if (spatial === undefined) return undefined;
  const [west, south, east, north] = spatial.bbox ?? [];
  return defined({
    '@type': 'Place',
    name: spatial.label,
    // schema.org/box: the lower left corner, then the upper right one, latitude first.
    geo: west === undefined ? undefined : { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` },
  });
};

/** Google wants the address of the file itself. */
const downloadOf = (file: Distribution): object[] => {
  const contentUrl = webIri(file.downloadURL) ?? webIri(file.accessURL);
  if (contentUrl === undefined) return [];
  const { title, format, mediaType, byteSize } = file;
  const size = byteSize === undefined ? undefined : `${byteSize} B`;
  return [
    defined({
      '@type': 'DataDownload',
      name: title,
      contentUrl,
      encodingFormat: mediaType ?? format,
      contentSize: size,
    }),
  ];
};
