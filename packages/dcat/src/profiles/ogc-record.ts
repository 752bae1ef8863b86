import type { Dataset } from '@moisson/contracts';
import { anyLanguage, defined } from '@moisson/kernel';
import { mailIri, webIri } from '../rdf/web-iri.ts';
import { rdfSyntaxes } from '../rdf/rdf-writer.ts';
import { datasetIri, themeName, type Site } from '../site.ts';

export const RECORD_PROFILE = 'http://www.opengis.net/def/profile/OGC/0/ogc-record';
export const GEO_JSON = 'application/geo+json';

type Json = Readonly<Record<string, unknown>>;
/** A link of RFC 8288. */
export interface RecordLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
}

/** Returns a dataset as a record of OGC API – Records 1.0 (OGC 20-004 §7). `collection`: the address of the collection. */
export const ogcRecord = (dataset: Dataset, site: Site, collection: string): Json => {
  const { title, description, organization, license, language = [], distribution, contactPoint } = dataset;
  const page = webIri(dataset.landingPage);
  const email = mailIri(contactPoint?.email)?.slice('mailto:'.length);
  const contacts = [
    organization && { organization: organization.name, roles: ['publisher'] },
    (contactPoint?.name !== undefined || email !== undefined) &&
      defined({ name: contactPoint?.name, emails: email && [{ value: email }], roles: ['pointOfContact'] }),
  ].filter(Boolean);
  const [first, ...others] = language;
  return {
    id: dataset.id,
    type: 'Feature',
    conformsTo: ['http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core'],
    geometry: geometryOf(dataset),
    time: timeOf(dataset),
    properties: defined({
      type: 'dataset',
      title: anyLanguage(title) || dataset.id,
      description: description && anyLanguage(description),
      keywords: dataset.keyword,
      themes: dataset.theme.length === 0 ? undefined : [themesOf(dataset, site)],
      language: first === undefined ? undefined : { code: first },
      languages: others.length === 0 ? undefined : language.map((code) => ({ code })),
      externalIds: dataset.identifier.map((value) => ({ value })),
      formats: formatsOf(dataset),
      contacts,
      license: license && (license.id ?? webIri(license.uri) ?? 'other'),
      created: dataset.issued,
      updated: dataset.modified ?? dataset.changedAt,
    }),
    links: [
      { rel: 'self', type: GEO_JSON, href: `${collection}/items/${dataset.id}` },
      { rel: 'collection', type: 'application/json', href: collection },
      { rel: 'profile', href: RECORD_PROFILE },
      { rel: 'alternate', type: 'text/html', href: page ?? datasetIri(site, dataset.id) },
      ...Object.entries(rdfSyntaxes).map(([extension, type]) => ({
        ...{ rel: 'alternate', type, href: `${datasetIri(site, dataset.id)}.${extension}` },
      })),
      ...licenceLink(dataset),
      ...distribution.flatMap(({ title: name, downloadURL, accessURL, address, mediaType, byteSize }) => {
        const download = webIri(downloadURL);
        const href = download ?? webIri(accessURL) ?? webIri(address);
        const rel = download === undefined ? 'item' : 'enclosure';
        return href === undefined ? [] : [defined({ rel, href, type: mediaType, title: name, length: byteSize })];
      }),
    ],
  };
};

const licenceLink = ({ license }: Dataset): readonly RecordLink[] => {
  const href = webIri(license?.uri);
  return href === undefined ? [] : [{ rel: 'license', href, title: license!.original }];
};

const themesOf = ({ theme }: Dataset, site: Site): Json => ({
  scheme: 'https://www.donneesquebec.ca/recherche/group',
  concepts: theme.map((id) => ({ id, title: themeName(site, id).fr })),
});

const formatsOf = ({ distribution }: Dataset): readonly Json[] | undefined => {
  const names = new Set(distribution.flatMap(({ format }) => format ?? []));
  return names.size === 0 ? undefined : [...names].map((name) => ({ name }));
};

const geometryOf = ({ spatial }: Dataset): Json | null => {
  if (spatial?.bbox === undefined) return null;
  const [west, south, east, north] = spatial.bbox;
  if (west === east && south === north) return { type: 'Point', coordinates: [west, south] };
  const ring = (from: number, to: number): unknown => [
    [
      [from, south],
      [to, south],
      [to, north],
      [from, north],
      [from, south],
    ],
  ];
  // RFC 7946 §3.1.9: a box across the antimeridian is cut there.
  if (west > east) return { type: 'MultiPolygon', coordinates: [ring(west, 180), ring(-180, east)] };
  return { type: 'Polygon', coordinates: ring(west, east) };
};

const timeOf = ({ temporal }: Dataset): Json | null =>
  temporal === undefined ? null : { interval: [temporal.start ?? '..', temporal.end ?? '..'] };
