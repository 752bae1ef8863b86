import { CATALOGUE_DESCRIPTION, CATALOGUE_TITLE, GEO_JSON, RECORD_PROFILE, type Site } from '@moisson/dcat';
import type { Language } from '@moisson/kernel';

type Json = Readonly<Record<string, unknown>>;

/** The only collection. */
export const COLLECTION = 'datasets';
const JSON_TYPE = 'application/json';

/** The conformance classes that we declare (OGC 20-004 §2, 19-072). */
const CLASSES = [
  'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json',
  'http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
  'http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core',
  'http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-collection',
  'http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/records-api',
  'http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/json',
];

export const rootOf = ({ origin }: Site): string => `${origin}/ogc`;
export const collectionAddress = (site: Site): string => `${rootOf(site)}/collections/${COLLECTION}`;

export const landingPage = (site: Site, language: Language): Json => ({
  title: CATALOGUE_TITLE[language],
  description: CATALOGUE_DESCRIPTION[language],
  links: [
    { rel: 'self', type: JSON_TYPE, href: rootOf(site) },
    { rel: 'service-desc', type: 'application/vnd.oai.openapi+json;version=3.0', href: `${rootOf(site)}/api` },
    { rel: 'conformance', type: JSON_TYPE, href: `${rootOf(site)}/conformance` },
    { rel: 'data', type: JSON_TYPE, href: `${rootOf(site)}/collections` },
    { rel: 'alternate', type: 'text/html', href: `${site.origin}/` },
  ],
});

export const conformance = (): Json => ({ conformsTo: CLASSES });

export const collections = (site: Site, language: Language, records: number): Json => ({
  links: [{ rel: 'self', type: JSON_TYPE, href: `${rootOf(site)}/collections` }],
  collections: [collection(site, language, records)],
});

export const collection = (site: Site, language: Language, records: number): Json => ({
  id: COLLECTION,
  type: 'Collection',
  itemType: 'record',
  title: CATALOGUE_TITLE[language],
  description: CATALOGUE_DESCRIPTION[language],
  extent: { spatial: { bbox: [[-180, -90, 180, 90]], crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84' } },
  crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
  numberOfRecords: records,
  links: [
    { rel: 'self', type: JSON_TYPE, href: collectionAddress(site) },
    { rel: 'items', type: GEO_JSON, href: `${collectionAddress(site)}/items` },
    { rel: 'profile', href: RECORD_PROFILE },
    { rel: 'alternate', type: 'text/html', href: `${site.origin}/datasets` },
  ],
});

const parameter = (name: string, schema: Json, place = 'query'): Json => ({
  ...{ name, in: place, schema },
  ...(place === 'path' ? { required: true } : {}),
});
const get = (operationId: string, parameters: readonly Json[], type = JSON_TYPE): Json => ({
  get: {
    operationId,
    parameters,
    responses: {
      200: { description: 'The answer', content: { [type]: { schema: { type: 'object' } } } },
      default: {
        description: 'A problem, RFC 9457',
        content: { 'application/problem+json': { schema: { type: 'object' } } },
      },
    },
  },
});

/** The description of this API alone; that of the JSON API is `/openapi.json`. */
export const description = (site: Site): Json => ({
  openapi: '3.0.3',
  info: { title: `${CATALOGUE_TITLE.en} – OGC API Records`, version: '1' },
  servers: [{ url: rootOf(site) }],
  paths: {
    '/': get('getLandingPage', []),
    '/conformance': get('getConformance', []),
    '/collections': get('getCollections', []),
    [`/collections/${COLLECTION}`]: get('getCollection', []),
    [`/collections/${COLLECTION}/items`]: get(
      'getRecords',
      [
        parameter('q', { type: 'string', maxLength: 500 }),
        parameter('bbox', { type: 'string' }),
        parameter('datetime', { type: 'string' }),
        parameter('ids', { type: 'string' }),
        parameter('type', { type: 'string' }),
        parameter('limit', { type: 'integer', minimum: 1, maximum: 1000, default: 100 }),
        parameter('cursor', { type: 'string' }),
      ],
      GEO_JSON,
    ),
    [`/collections/${COLLECTION}/items/{recordId}`]: get(
      'getRecord',
      [parameter('recordId', { type: 'string', format: 'uuid' }, 'path')],
      GEO_JSON,
    ),
  },
});
