import type { Distribution, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { anyLanguage, cutText } from '@moisson/kernel';
import { isJsonObject, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  compact,
  contactOf,
  dateField,
  frequencyField,
  keywordsOf,
  licenseField,
  mediaTypeOf,
  organizationNamed,
  textFields,
  themeField,
} from '../mapping/common.ts';
import { datasetPage, distinct, pageIdentity, recordItself, titleIdentity } from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';

/**
 * Maps an asset of Socrata's discovery API (`{resource, classification, metadata, permalink, link}`). `owner` and
 * `creator` are accounts of persons and are not published.
 */
export const mapAsset = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  outer.use('owner', 'creator');
  const part = (name: string): RecordReader => new RecordReader(outer.object(name) ?? {}, outer.findings, `${name}.`);
  const [reader, classes, metadata] = [part('resource'), part('classification'), part('metadata')];
  reader.use('id');
  const names = { titles: ['name'], descriptions: ['description'] };
  const { title, description } = textFields(reader, names, undefined, key);
  const site = siteOf(metadata, source);
  const [permalink, link] = [outer.url('permalink'), outer.url('link')];
  const landing = permalink ?? link ?? `${site}/d/${encodeURIComponent(key)}`;
  const details = detailsOf(classes);
  const themes = new RecordReader(isJsonObject(record.classification) ? record.classification : {}, outer.findings);
  const dataset = compact({
    title,
    description,
    organization: organizationOf(reader, source),
    keyword: keywordsOf(classes.labels('domain_tags'), classes.labels('tags')),
    // A category without an equivalent here stays in the extras.
    theme: themeField(
      outer,
      [...themes.labels('domain_category'), ...themes.labels('categories')],
      'classification.categories',
    ),
    license: licenseField(outer, { title: metadata.line('license', 300) ?? reader.line('license', 300) }),
    accrualPeriodicity: frequencyField(new RecordReader(details, outer.findings), 'frequency'),
    issued: dateField(reader, 'createdAt', 'publication_date'),
    modified: dateField(reader, 'data_updated_at', 'updatedAt', 'metadata_updated_at'),
    landingPage: landing,
    contactPoint: contactOf(undefined, reader.text('contact_email', 300)),
    identifier: [key],
    distribution: distributionsOf(record, key, site, landing),
    extras: [
      ...under('resource.', reader),
      ...under('classification.', classes),
      ...under('metadata.', metadata),
      ...(link === undefined || link === landing ? [] : [{ key: 'link', value: JSON.stringify(link) }]),
      ...outer.rest(),
    ],
  }) as MappedDataset;
  return {
    dataset,
    findings: outer.findings,
    links: distinct([recordItself(source, key), datasetPage(landing)]),
    identities: distinct([titleIdentity(anyLanguage(title)), pageIdentity(landing)]),
  };
};

const under = (prefix: string, reader: RecordReader): MappedDataset['extras'] =>
  reader.rest().map(({ key, value }) => ({ key: cutText(prefix + key, 500), value }));

/** Returns the address of the portal that serves the asset's files. */
const siteOf = (metadata: RecordReader, source: Source): string => {
  const domain = metadata.peek('domain');
  const isHost = typeof domain === 'string' && /^[a-z0-9.-]{1,253}$/i.test(domain);
  return isHost ? `https://${domain}` : new URL(source.endpoint).origin;
};

const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  const attribution = new RecordReader({ name: reader.peek('attribution') ?? null }).line('name', 300);
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? attribution ?? source.organization };
  return attribution === undefined ? undefined : organizationNamed(attribution);
};

/** Returns the update frequency among the portal's own fields (`domain_metadata`, a list of keys and values). */
const detailsOf = (classes: RecordReader): JsonObject => {
  const given = new RecordReader({ list: classes.peek('domain_metadata') ?? null }).objects('list');
  const one = given.find(({ key }) => typeof key === 'string' && /frequency|fréquence/i.test(key));
  return one?.value === undefined ? {} : { frequency: one.value };
};

/** Types of column with a place (dev.socrata.com, data types). */
const PLACES = /^(?:location|point|multipoint|line|multiline|polygon|multipolygon)$/i;

/** A table is served as files and by the SODA API (dev.socrata.com); any other asset by its page. */
const distributionsOf = (record: JsonObject, key: string, site: string, landing: string): Distribution[] => {
  const resource = isJsonObject(record.resource) ? record.resource : {};
  const columns = Array.isArray(resource.columns_datatype) ? (resource.columns_datatype as readonly unknown[]) : [];
  const isTable = resource.type === 'dataset' || (resource.type === undefined && columns.length > 0);
  if (!isTable) return [{ title: 'Page', accessURL: landing, format: 'HTML', mediaType: 'text/html' }];
  const id = encodeURIComponent(key);
  const isPlaced = columns.some((type) => typeof type === 'string' && PLACES.test(type));
  const files = [
    ['CSV', `${site}/api/views/${id}/rows.csv?accessType=DOWNLOAD`],
    ['JSON', `${site}/resource/${id}.json`],
    ...(isPlaced ? ([['GeoJSON', `${site}/resource/${id}.geojson`]] as const) : []),
  ] as const;
  return files.map(([format, downloadURL]) =>
    compact({ title: format, accessURL: landing, downloadURL, format, mediaType: mediaTypeOf(format) }),
  );
};
