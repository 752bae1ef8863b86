import type { Distribution, License, MappedDataset, RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject, type MappedRecord } from '@moisson/domain';
import { anyLanguage, cutText } from '@moisson/kernel';
import {
  compact,
  contactOf,
  dateField,
  keywordsOf,
  languagesField,
  licenseField,
  mediaTypeOf,
  notedPeriod,
  placeOf,
  textFields,
  themeField,
} from '../mapping/common.ts';
import {
  datasetPage,
  distinct,
  pageIdentity,
  recordItself,
  resourceFile,
  serviceIdentity,
  titleIdentity,
} from '../mapping/links.ts';
import { readPeriod } from '../mapping/periods.ts';
import { publishedBy } from '../mapping/publisher.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { bytesOf } from '../mapping/sizes.ts';
import { dataLinks, linksOf, pageAmong, type RecordLink } from './links.ts';

const MAX_FILES = 500;
/** Roles of a contact that is shown as the organization, in this order (ISO 19115 CI_RoleCode). */
const PUBLISHERS = ['publisher', 'owner', 'custodian', 'author', 'originator', 'distributor', 'provider'] as const;

/** Maps a record of OGC API – Records (OGC 20-004 §7): a GeoJSON feature. */
export const mapOgcRecord = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const outer = new RecordReader(record);
  outer.use('id', 'type');
  const properties = outer.peek('properties');
  if (isJsonObject(properties) || properties === null) outer.use('properties');
  const given = isJsonObject(properties) ? properties : {};
  const { language: declared = null, languages = null } = given;
  const reader = new RecordReader(
    { ...given, language: codesOf(declared) ?? codesOf(languages) ?? null },
    outer.findings,
    'properties.',
  );
  const language = languagesField(reader);
  const names = { titles: ['title', 'name'], descriptions: ['description', 'abstract'] };
  const { title, description } = textFields(reader, names, language, key);
  const links = linksOf(record);
  const landingPage = pageAmong(links);
  const files = dataLinks(links);
  if (files.length > MAX_FILES) outer.note('field.truncated', 'links');
  const distribution = files.slice(0, MAX_FILES).map((link) => fileOf(link, outer));
  const contacts = [...objectsIn(given.contacts), ...objectsIn(given.providers), ...objectsIn(given.contactPoint)];
  const themes = objectsIn(given.themes).flatMap(conceptsOf);
  const dataset = compact({
    title,
    description,
    organization: publishedBy(source, publisherAmong(contacts, given.publisher)),
    keyword: keywordsOf(reader.labels('keywords')),
    theme: themeField(new RecordReader({}, []), themes, 'themes'),
    license: licenseOf(reader, links),
    issued: dateField(reader, 'created', 'recordCreated'),
    modified: dateField(reader, 'updated', 'recordUpdated', 'modified'),
    spatial: spatialOf(outer, reader),
    temporal: temporalOf(outer, given),
    landingPage,
    language,
    contactPoint: contactAmong(contacts),
    identifier: distinct([key, ...objectsIn(given.externalIds).flatMap(({ value }) => textIn(value))]),
    distribution,
    extras: [...reader.rest(), ...outer.rest()],
  }) as MappedDataset;
  const addresses = distribution.flatMap(({ accessURL, downloadURL }) => [accessURL, downloadURL]);
  return {
    dataset,
    findings: outer.findings,
    links: distinct([
      recordItself(source, key),
      datasetPage(landingPage),
      ...addresses.flatMap((url) => [datasetPage(url), resourceFile(url)]),
    ]),
    identities: distinct([
      titleIdentity(anyLanguage(title)),
      addresses.map(serviceIdentity).find((service) => service !== undefined),
      pageIdentity(landingPage),
    ]),
  };
};

const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter((one): one is JsonObject => isJsonObject(one));
const textIn = (value: Json | undefined): string[] =>
  typeof value === 'string' || typeof value === 'number' ? [cutText(String(value), 1000)] : [];

/** A language is an object with a `code` (§7.4), a code, or a list of either. */
const codesOf = (value: Json): Json[] | undefined => {
  const codes = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((one) =>
    isJsonObject(one) ? (one.code ?? null) : one,
  );
  const known = codes.filter((one) => typeof one === 'string' && one !== '');
  return known.length === 0 ? undefined : known;
};

/** `themes` are lists of concepts of a vocabulary, each with an `id` and perhaps a `title`. */
const conceptsOf = ({ concepts }: JsonObject): string[] =>
  (Array.isArray(concepts) ? (concepts as readonly Json[]) : []).flatMap((concept) =>
    isJsonObject(concept) ? textIn(concept.title ?? concept.name ?? concept.id) : textIn(concept),
  );

const rolesOf = ({ roles, role }: JsonObject): readonly unknown[] =>
  (Array.isArray(roles) ? (roles as readonly Json[]) : [roles, role]).map((one) =>
    isJsonObject(one) ? one.name : one,
  );

const publisherAmong = (contacts: readonly JsonObject[], publisher: Json | undefined): string | undefined => {
  const named = contacts.filter(({ organization, name }) => textIn(organization ?? name).length > 0);
  const [best] = PUBLISHERS.flatMap((wanted) => named.filter((contact) => rolesOf(contact).includes(wanted)));
  const chosen = best ?? named.find(({ organization }) => typeof organization === 'string');
  const holder: JsonObject = chosen ?? { name: publisher ?? null };
  return new RecordReader({ name: holder.organization ?? holder.name ?? null }).line('name', 300);
};

/** Returns the first contact with an address of e-mail, else the first with a name. */
const contactAmong = (contacts: readonly JsonObject[]): MappedDataset['contactPoint'] => {
  const read = contacts.slice(0, 50).flatMap((contact) => {
    const reader = new RecordReader({ name: contact.name ?? contact.organization ?? null });
    const [email] = [...objectsIn(contact.emails).flatMap(({ value }) => textIn(value)), ...textIn(contact.email)];
    return contactOf(reader.line('name', 300), email) ?? [];
  });
  return read.find(({ email }) => email !== undefined) ?? read[0];
};

/** `license` is an SPDX id, an address, or a word such as `other`, which a link then explains (§7.4). */
const licenseOf = (reader: RecordReader, links: readonly RecordLink[]): License | undefined => {
  const link = links.find(({ rel }) => rel === 'license');
  const text = reader.text('license', 1000);
  const title = typeof link?.link.title === 'string' ? link.link.title : undefined;
  if (text !== undefined && /^https?:/i.test(text)) return licenseField(reader, { url: text, title });
  const isWord = text !== undefined && /^(?:other|various|proprietary)$/i.test(text) && link !== undefined;
  return licenseField(reader, { id: isWord ? undefined : text, url: link?.href, title });
};

/** The geometry of the feature, else the extent of older drafts. */
const spatialOf = (outer: RecordReader, reader: RecordReader): MappedDataset['spatial'] => {
  const geometry = outer.peek('geometry');
  const place = isJsonObject(geometry) ? placeOf(outer, 'geometry', geometry) : undefined;
  if (place !== undefined || geometry === null) outer.use('geometry');
  const extent = reader.peek('extent');
  const spatial = isJsonObject(extent) && isJsonObject(extent.spatial) ? extent.spatial.bbox : undefined;
  const box = Array.isArray(spatial) && spatial.length === 1 ? (spatial as readonly Json[])[0] : spatial;
  return place ?? placeOf(reader, 'extent', box);
};

/** `time` is null, or has an `interval`, a `date` or a `timestamp` (§7.3). */
const temporalOf = (outer: RecordReader, { extent }: JsonObject): MappedDataset['temporal'] => {
  const time = outer.peek('time');
  if (time === null) outer.use('time');
  const temporal = isJsonObject(extent) && isJsonObject(extent.temporal) ? extent.temporal : {};
  const holder = isJsonObject(time) ? time : temporal;
  const interval = Array.isArray(holder.interval) ? (holder.interval as readonly Json[]) : undefined;
  const first = interval?.length === 1 && Array.isArray(interval[0]) ? interval[0] : interval;
  const given = first ?? holder.date ?? holder.timestamp ?? (isJsonObject(time) ? undefined : time);
  if (given === undefined || given === null) return undefined;
  const period = notedPeriod(outer, 'time', readPeriod(given), given);
  if (period !== undefined && isJsonObject(time)) outer.use('time');
  return period;
};

const fileOf = ({ rel, link }: RecordLink, { findings }: RecordReader): Distribution => {
  const reader = new RecordReader(link, findings, 'links.');
  const type = reader.text('type', 200);
  const address = reader.address('href');
  const isDownload = rel === 'enclosure' || rel === 'download';
  const format = reader.line('format', 100) ?? type;
  return compact({
    title: reader.line('title', 500) ?? reader.line('name', 500),
    description: reader.block('description', 10_000),
    accessURL: isDownload ? undefined : address?.web,
    downloadURL: isDownload ? address?.web : undefined,
    address: address?.text,
    format,
    mediaType: mediaTypeOf(format) ?? type,
    byteSize: bytesOf(reader, 'length'),
    modified: dateField(reader, 'updated'),
    extras: reader.rest(),
  });
};
