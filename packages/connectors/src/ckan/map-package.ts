import { type Distribution, type MappedDataset, type RecordKey, type Source } from '@moisson/contracts';
import { anyLanguage, cutText } from '@moisson/kernel';
import type { Json, JsonObject, MappedRecord } from '@moisson/domain';
import {
  accessField,
  compact,
  contactOf,
  dateField,
  extraNamed,
  frequencyField,
  keywordsOf,
  languagesField,
  licenseField,
  mediaTypeOf,
  textFields,
  themeField,
} from '../mapping/common.ts';
import { feedLicence } from '../mapping/dcat-us/licence.ts';
import {
  datasetPage,
  distinct,
  hubItem,
  hubItemOfPage,
  recordItself,
  resourceFile,
  titleIdentity,
  withoutTrailingSlashes,
} from '../mapping/links.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { sharedLicence } from '../mapping/shared-licence.ts';
import { bytesOf } from '../mapping/sizes.ts';
import { extrasOf, spatialOf, temporalOf } from './coverage.ts';
import { organizationOf, themesOf } from './groups.ts';
import { ckanOptions } from './options.ts';

const MAX_RESOURCES = 500;

/** The prefix that an aggregator adds to the names of the records that it copies from a city. */
const copiedNamePrefixes: Readonly<Record<string, string>> = { 'ville-de-montreal': 'vmtl-' };

/**
 * Maps a CKAN package, including the fields of Données Québec's profile. Fields without an equivalent in DCAT are kept
 * as extras.
 */
export const mapPackage = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(record);
  reader.use('id', 'num_tags', 'num_resources', 'state', 'private', 'type', 'isopen');
  if (record.private === true) reader.note('record.marked-private', 'private');
  const name = reader.text('name', 200);
  const language = languagesField(reader);
  const { title, description } = textFields(
    reader,
    { titles: ['title'], descriptions: ['notes', 'description'] },
    language,
    name ?? key,
  );
  const organization = organizationOf(reader, source);
  const resources = reader.objects('resources').filter(({ state }) => !isDeleted(state));
  if (resources.length > MAX_RESOURCES) reader.note('field.truncated', 'resources');
  const distribution = resources.slice(0, MAX_RESOURCES).map((resource) => mapResource(resource, reader));
  const declaredPage = reader.url('url');
  const extras = extrasOf(reader);
  const dataset = compact({
    title,
    description,
    organization,
    keyword: keywordsOf(reader.labels('tags'), reader.labels('tags_translated'), reader.labels('keywords')),
    theme: themeField(reader, themesOf(reader), 'groups'),
    license: licenseOf(reader, distribution),
    accessLevel: accessField(reader, 'accessLevel', 'access_level', 'access_rights'),
    accrualPeriodicity: frequencyField(reader, 'update_frequency') ?? frequencyField(reader, 'frequency'),
    issued: dateField(reader, 'issued', 'metadata_created'),
    modified: dateField(reader, 'modified', 'metadata_modified'),
    spatial: spatialOf(reader, extras),
    temporal: temporalOf(reader, extras),
    landingPage: declaredPage ?? pageOf(source, name),
    language,
    contactPoint: contactPointOf(reader, extras),
    identifier: distinct([key, name, publishedIdentifier(reader)]),
    distribution,
    extras: reader.rest(),
  }) as MappedDataset;
  return {
    dataset,
    findings: reader.findings,
    ...identify({ key, name, title: anyLanguage(title), organization, resources, declaredPage, source }),
  };
};

/** States of packages that CKAN serves although they are not published. */
const isDeleted = (state: unknown): boolean => typeof state === 'string' && state.trim().toLowerCase() === 'deleted';
const isDraft = (state: unknown): boolean => typeof state === 'string' && /^\s*draft/i.test(state);
/** Types of package that are not datasets: harvest sources and showcases. */
const NO_DATASETS = new Set(['harvest', 'harvest-source', 'harvest_source', 'showcase', 'application', 'reuse']);

/**
 * Returns why a package is not published, or undefined if it is. Private packages are published unless the source's
 * options exclude them, because DKAN marks public records as private.
 */
export const withholdsPackage = (record: JsonObject, source: Source): string | undefined => {
  if (isDeleted(record.state)) return 'state: deleted';
  if (isDraft(record.state)) return 'state: draft';
  const type = typeof record.type === 'string' ? record.type.trim().toLowerCase() : '';
  if (NO_DATASETS.has(type)) return `type: ${type}`;
  return record.private === true && ckanOptions(source).privateRecords === 'withhold' ? 'private: true' : undefined;
};

interface Identified {
  readonly key: RecordKey;
  readonly name: string | undefined;
  readonly title: string;
  readonly organization: { readonly id: string } | undefined;
  readonly resources: readonly JsonObject[];
  readonly declaredPage: string | undefined;
  readonly source: Source;
}

const identify = (record: Identified): Pick<MappedRecord, 'links' | 'identities'> => {
  const { key, name, title, organization, resources, declaredPage, source } = record;
  const prefix = copiedNamePrefixes[organization?.id ?? ''];
  const hubName = name !== undefined && /^[0-9a-f]{32}(_\d+)?$/.test(name) ? hubItem(name) : undefined;
  const linkedItem = hubItemOfPage(declaredPage);
  const links = distinct([
    recordItself(source, key),
    prefix === undefined || name === undefined
      ? undefined
      : `name:${organization!.id}/${name.startsWith(prefix) ? name.slice(prefix.length) : name}`,
    hubName === undefined ? undefined : `hub:${hubName}`,
    linkedItem === undefined ? undefined : `hub:${linkedItem}`,
    datasetPage(declaredPage),
    datasetPage(pageOf(source, name)),
    ...resources.flatMap(({ id, url }) => [
      typeof id === 'string' && id.length >= 32 && id.length <= 100 ? `resource:${id}` : undefined,
      resourceFile(typeof url === 'string' ? url : undefined),
    ]),
  ]);
  const identities = distinct([
    titleIdentity(title),
    name === undefined ? undefined : `name:${name}`,
    typeof resources[0]?.id === 'string' ? `resource:${cutText(resources[0].id, 100)}` : undefined,
    organization === undefined ? undefined : `org:${organization.id}`,
  ]);
  return { links, identities };
};

const mapResource = (resource: JsonObject, parent: RecordReader): Distribution => {
  const reader = new RecordReader(resource, parent.findings, 'resources.');
  reader.use('package_id', 'state', 'position', 'mimetype_inner', 'cache_url', 'cache_last_updated', 'revision_id');
  const { web, text } = reader.address('url') ?? {};
  const format = reader.line('format', 100);
  const given = reader.text('mimetype', 200);
  const isFile = /\/download\//.test(web ?? '') || reader.peek('url_type') === 'upload';
  const read = {
    id: reader.text('id', 200),
    title: reader.line('name', 1000),
    description: reader.block('description', 10_000),
    accessURL: web,
    downloadURL: reader.url('download_url') ?? (isFile ? web : undefined),
    address: text,
    format,
    mediaType: mediaTypeOf(format) ?? given,
    byteSize: bytesOf(reader, 'size') ?? megabytesOf(reader, 'taille_entier'),
    license: reader.peek('license') === undefined ? undefined : feedLicence(reader),
    modified: dateField(reader, 'last_modified', 'modified', 'metadata_modified', 'created'),
  };
  return compact({ ...read, extras: reader.rest() });
};

/** Returns Données Québec's `taille_entier` in bytes. It is in whole megabytes, rounded, so 0 means unknown. */
const megabytesOf = (reader: RecordReader, name: string): number | undefined => {
  const megabytes = reader.wholeNumber(name);
  return megabytes === undefined || megabytes === 0 || megabytes > 1e9 ? undefined : megabytes * 1_000_000;
};

const pageOf = (source: Source, name: string | undefined): string | undefined => {
  if (name === undefined) return undefined;
  const site = withoutTrailingSlashes(source.endpoint).replace(/\/api(\/3)?(\/action)?$/, '');
  return `${site}/dataset/${encodeURIComponent(name.toWellFormed())}`;
};

/** Returns the identifier that ckanext-dcat writes beside CKAN's own. */
const publishedIdentifier = (reader: RecordReader): string | undefined =>
  typeof reader.peek('identifier') === 'string' ? reader.text('identifier', 1000) : undefined;

/** Returns the licence of the package; if only its resources state one (ckanext-dcat), and all the same, that one. */
const licenseOf = (reader: RecordReader, distribution: readonly Distribution[]): MappedDataset['license'] => {
  const given = {
    id: reader.text('license_id', 300),
    url: reader.text('license_url', 1000),
    title: reader.line('license_title', 300),
  };
  const isStated = Object.values(given).some((one) => one !== undefined);
  return (isStated ? undefined : sharedLicence(distribution)) ?? licenseField(reader, given);
};

const contactPointOf = (reader: RecordReader, extras: readonly JsonObject[]): MappedDataset['contactPoint'] => {
  const extra = (name: string): string | undefined => {
    const value = extraNamed(extras, name);
    return typeof value === 'string' && value !== '' ? cutText(value, 300) : undefined;
  };
  // Only the first contact has a field: a list of several stays in the extras as well.
  const given = reader.peek('contact');
  const isList = Array.isArray(given) && given.length > 1;
  const [contact] = (isList ? new RecordReader({ contact: given as Json }, reader.findings) : reader).objects(
    'contact',
  );
  const inner = new RecordReader(contact ?? {}, reader.findings, 'contact.');
  const names = ['author', 'maintainer', 'contact_name'].map((name) => reader.line(name, 300));
  const emails = ['author_email', 'maintainer_email', 'contact_email'].map((name) => reader.text(name, 300));
  return contactOf(
    names.find((name) => name !== undefined) ?? inner.line('name', 300) ?? extra('contact_name'),
    emails.find((email) => email !== undefined) ?? inner.text('email', 300) ?? extra('contact_email'),
  );
};
