import type { Distribution, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { anyLanguage } from '@moisson/kernel';
import { isJsonObject, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  compact,
  contactOf,
  dateField,
  frequencyField,
  keywordsOf,
  licenseField,
  mediaTypeOf,
  periodField,
  placeOf,
  textFields,
} from '../mapping/common.ts';
import { datasetPage, distinct, pageIdentity, recordItself, titleIdentity } from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { bytesOf } from '../mapping/sizes.ts';
import { udataEndpoint } from './endpoint.ts';
import { siteOf } from '../addresses/endpoint.ts';

const MAX_RESOURCES = 500;

/**
 * Maps a dataset of udata's API v1 (`/api/1/swagger.json`). Fields without an equivalent are kept as extras; `owner` is
 * the account of a person and is not published.
 */
export const mapUdata = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(record);
  reader.use('id', 'owner', 'uri', 'deleted', 'archived', 'private', 'permissions');
  const slug = reader.text('slug', 300);
  const names = { titles: ['title'], descriptions: ['description', 'description_short'] };
  const { title, description } = textFields(reader, names, undefined, slug ?? key);
  const page = reader.url('page') ?? `${siteOf(udataEndpoint, source)}/datasets/${encodeURIComponent(slug ?? key)}/`;
  const resources = reader.objects('resources');
  if (resources.length > MAX_RESOURCES) reader.note('field.truncated', 'resources');
  const dataset = compact({
    title,
    description,
    organization: organizationOf(reader, source),
    keyword: keywordsOf(reader.labels('tags')),
    theme: [],
    license: licenseOf(reader),
    accessLevel: reader.line('access_type', 100),
    accrualPeriodicity: frequencyField(reader, 'frequency'),
    issued: dateField(reader, 'created_at'),
    modified: dateField(reader, 'last_modified', 'last_update'),
    // The zones are ids of another register, and stay in the extras.
    spatial: placeOf(reader, 'spatial', geometryOf(reader)),
    temporal: periodField(reader, 'temporal_coverage'),
    landingPage: page,
    contactPoint: contactPointOf(reader),
    identifier: distinct([key, slug]),
    distribution: resources.slice(0, MAX_RESOURCES).map((resource) => mapResource(resource, reader)),
    extras: reader.rest(),
  }) as MappedDataset;
  return {
    dataset,
    findings: reader.findings,
    links: distinct([recordItself(source, key), datasetPage(page), datasetPage(originOf(record))]),
    identities: distinct([titleIdentity(anyLanguage(title)), pageIdentity(page), slug && `name:${slug}`]),
  };
};

/** The organization's slug is its id: the API's own id means nothing to other sources. */
const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  const given = reader.peek('organization');
  const inner = new RecordReader(isJsonObject(given) ? given : {}, reader.findings, 'organization.');
  const name = inner.line('name', 300);
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? name ?? source.organization };
  const id = inner.text('slug', 100) ?? inner.text('id', 100);
  return id === undefined ? undefined : { id, name: name ?? id };
};

/** Returns the licence: its id in udata, or an object with its title and address. */
const licenseOf = (reader: RecordReader): MappedDataset['license'] => {
  const given = reader.peek('license');
  if (!isJsonObject(given)) return licenseField(reader, { id: reader.text('license', 300) });
  const inner = new RecordReader(given, reader.findings, 'license.');
  return licenseField(reader, {
    id: inner.text('id', 300),
    url: inner.text('url', 1000),
    title: inner.line('title', 300),
  });
};

const geometryOf = (reader: RecordReader): Json | undefined => {
  const spatial = reader.peek('spatial');
  return isJsonObject(spatial) ? spatial.geom : undefined;
};

/** A contact point may be that of a creator or an owner; without a role it is one to write to. */
const contactPointOf = (reader: RecordReader): MappedDataset['contactPoint'] => {
  const given = new RecordReader({ list: reader.peek('contact_points') ?? null }).objects('list');
  const first = given.find(({ role = null }) => role === null || role === 'contact') ?? given[0];
  if (first === undefined) return undefined;
  const inner = new RecordReader(first, reader.findings, 'contact_points.');
  return contactOf(inner.line('name', 300), inner.text('email', 300));
};

/** Returns the page of the catalogue from which udata harvested the dataset. */
const originOf = ({ harvest, extras }: JsonObject): string | undefined =>
  [harvest, extras]
    .filter((one) => isJsonObject(one))
    .map((one) => one.remote_url)
    .find((url) => typeof url === 'string');

const mapResource = (resource: JsonObject, parent: RecordReader): Distribution => {
  const reader = new RecordReader(resource, parent.findings, 'resources.');
  const { web, text } = reader.address('url') ?? {};
  const format = reader.line('format', 100);
  const read = {
    id: reader.text('id', 200),
    title: reader.line('title', 1000),
    description: reader.block('description', 10_000),
    accessURL: web,
    // `file`: uploaded to the portal; `remote`: an address that may be that of a page.
    downloadURL: reader.peek('filetype') === 'file' ? web : undefined,
    address: text,
    format,
    mediaType: reader.text('mime', 200) ?? mediaTypeOf(format),
    byteSize: bytesOf(reader, 'filesize'),
    modified: dateField(reader, 'last_modified', 'published', 'created_at'),
  };
  return compact({ ...read, extras: reader.rest() });
};
