import type { Distribution, License, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { anyLanguage } from '@moisson/kernel';
import { isJsonObject, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  compact,
  dateField,
  keywordsOf,
  languagesField,
  licenseField,
  notedPeriod,
  organizationNamed,
  placeOf,
  textFields,
} from '../mapping/common.ts';
import { datasetPage, distinct, pageIdentity, recordItself, titleIdentity } from '../mapping/links.ts';
import { periodBetween } from '../mapping/periods.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { parseUrl } from '../mapping/urls.ts';
import { collectionAddress } from './address.ts';
import { hrefOf, linksTo } from './links.ts';

/** Maps a STAC collection, 1.0 or 1.1 (stacspec.org, Collection). Fields without an equivalent are kept as extras. */
export const mapCollection = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(record);
  reader.use('id', 'type');
  const base = collectionAddress(record, key, source);
  const language = languagesField(reader);
  const { title, description } = textFields(
    reader,
    { titles: ['title'], descriptions: ['description'] },
    language,
    key,
  );
  const page = pageOf(reader, record, base);
  const extent = isJsonObject(record.extent) ? record.extent : {};
  const dataset = compact({
    title,
    description,
    organization: organizationOf(reader, source),
    keyword: keywordsOf(reader.labels('keywords')),
    theme: [],
    license: licenseOf(reader, record, base),
    issued: dateField(reader, 'published', 'created'),
    modified: dateField(reader, 'updated'),
    spatial: placeOf(reader, 'extent.spatial', firstOf(extent.spatial, 'bbox')),
    temporal: temporalOf(reader, firstOf(extent.temporal, 'interval')),
    landingPage: page,
    language,
    identifier: [key],
    distribution: [...assetsOf(reader, record, base), ...itemsOf(reader, record, base)],
    extras: reader.rest(),
  }) as MappedDataset;
  return {
    dataset,
    findings: reader.findings,
    links: distinct([recordItself(source, key), datasetPage(page)]),
    identities: distinct([titleIdentity(anyLanguage(title)), pageIdentity(page)]),
  };
};

/** Returns the first item of a list, which stands for the whole extent (STAC 1.0, Extent Object). */
const firstOf = (holder: Json | undefined, name: string): Json | undefined => {
  const list = isJsonObject(holder) ? holder[name] : undefined;
  return Array.isArray(list) ? (list as readonly Json[])[0] : undefined;
};

/** An open end is null. */
const temporalOf = (reader: RecordReader, interval: Json | undefined): MappedDataset['temporal'] => {
  const [start, end] = (Array.isArray(interval) ? interval : []) as readonly Json[];
  if ((start ?? null) === null && (end ?? null) === null) return undefined;
  return notedPeriod(reader, 'extent.temporal', periodBetween(start ?? undefined, end ?? undefined), interval);
};

/** Roles of providers, the one that made the data first (STAC 1.0, Provider Object). */
const ROLES = ['producer', 'licensor', 'processor', 'host'];

const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? source.organization };
  const providers = new RecordReader({ list: reader.peek('providers') ?? null }).objects('list');
  const hasRole = ({ roles }: JsonObject, role: string): boolean => Array.isArray(roles) && roles.includes(role);
  const provider =
    ROLES.map((role) => providers.find((one) => hasRole(one, role))).find((one) => one !== undefined) ?? providers[0];
  const name = provider && new RecordReader(provider).line('name', 300);
  return name === undefined ? undefined : organizationNamed(name);
};

/** Values that refer to the link `license` for the real one (STAC 1.0 and 1.1, `license`). */
const ELSEWHERE = new Set(['proprietary', 'various', 'other']);

const licenseOf = (reader: RecordReader, record: JsonObject, base: string): License | undefined => {
  const given = reader.line('license', 300);
  const [link] = linksTo(record, 'license');
  if (given !== undefined && (!ELSEWHERE.has(given.toLowerCase()) || link === undefined))
    return licenseField(reader, { id: given });
  const url = link && parseUrl(hrefOf(link), base)?.href;
  return licenseField(reader, { url, title: link && new RecordReader(link).line('title', 300) });
};

/** Returns the web page about the collection. The link `alternate` is one only if its type says so. */
const pageOf = (reader: RecordReader, record: JsonObject, base: string): string | undefined => {
  const isPage = (link: JsonObject): boolean =>
    typeof link.type === 'string' ? /html/i.test(link.type) : link.rel !== 'alternate';
  const link = linksTo(record, 'about', 'describedby', 'alternate').find(isPage);
  return link && addressIn(link, base, reader).accessURL;
};

const MAX_ASSETS = 500;
/** Roles of assets that only show the data (STAC, Asset Roles). */
const PICTURES = new Set(['thumbnail', 'overview', 'metadata-thumbnail', 'visual']);

/** Returns the assets that are data; pictures of them stay in the extras. */
const assetsOf = (reader: RecordReader, record: JsonObject, base: string): Distribution[] => {
  const assets = isJsonObject(record.assets) ? Object.entries(record.assets) : [];
  if (assets.length > MAX_ASSETS) reader.note('field.truncated', 'assets');
  return assets.slice(0, MAX_ASSETS).flatMap(([name, asset]) => {
    if (!isJsonObject(asset) || isPicture(asset)) return [];
    const inner = new RecordReader(asset, reader.findings, 'assets.');
    inner.use('href', 'roles');
    const read = {
      id: name === '' ? undefined : name.slice(0, 200),
      title: inner.line('title', 500) ?? new RecordReader({ name }).line('name', 500),
      description: inner.block('description', 10_000),
      ...addressIn(asset, base, reader),
      mediaType: inner.text('type', 200),
    };
    return [compact({ ...read, extras: inner.rest() })];
  });
};

const isPicture = ({ roles }: JsonObject): boolean =>
  Array.isArray(roles) &&
  roles.length > 0 &&
  (roles as readonly Json[]).every((role) => typeof role === 'string' && PICTURES.has(role));

/** Returns the list of the collection's items in the API as a distribution. */
const itemsOf = (reader: RecordReader, record: JsonObject, base: string): Distribution[] =>
  linksTo(record, 'items')
    .slice(0, 1)
    .map((link) => {
      const mediaType = new RecordReader(link).text('type', 200);
      return compact({ title: 'STAC items', ...addressIn(link, base, reader), mediaType });
    });

/** Returns a link's address, absolute, as a web address or as text (`s3:`). */
const addressIn = (link: JsonObject, base: string, { findings }: RecordReader) => {
  const href = hrefOf(link);
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(href) ? href : (parseUrl(href, base)?.href ?? href);
  const address = href === '' ? undefined : new RecordReader({ href: absolute }, findings, 'links.').address('href');
  return { accessURL: address?.web, address: address?.text };
};
