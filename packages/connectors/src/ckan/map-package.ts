import { cutText, type Distribution, type MappedDataset, type RecordKey, type Source } from '@moisson/contracts';
import { isJsonObject, type JsonObject, type MappedRecord } from '@moisson/domain';
import {
  boxAround,
  type bboxOf,
  compact,
  dateField,
  frequencyField,
  langText,
  licenseField,
  themeField,
  titleField,
} from '../mapping/common.ts';
import { readDate } from '../mapping/dates.ts';
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
import { plainText } from '../mapping/text.ts';
import { mediaTypeOf } from '../mapping/vocabularies.ts';

const MAX_RESOURCES = 500;

/** How an aggregator prefixes the names of a city's records that it copies (domain.md §1.2). */
const copiedNamePrefixes: Readonly<Record<string, string>> = { 'ville-de-montreal': 'vmtl-' };

/** A CKAN package, with the fields of Données Québec's profile; those without a home in DCAT are kept as extras. */
export const mapPackage = (record: JsonObject, key: RecordKey, source: Source): MappedRecord => {
  const reader = new RecordReader(record);
  reader.use('id', 'num_tags', 'num_resources', 'state', 'private', 'type', 'isopen');
  const name = reader.text('name', 200);
  const language = languages(reader.text('language', 50));
  const title = titleField(reader, reader.text('title', 1000), name ?? key);
  const notes = reader.text('notes', 100_000);
  if (notes === undefined) reader.note('field.description-missing', 'notes');
  const organization = organizationOf(reader, source);
  const resources = reader.objects('resources');
  if (resources.length > MAX_RESOURCES) reader.note('field.truncated', 'resources');
  const distribution = resources.slice(0, MAX_RESOURCES).map((resource) => mapResource(resource, reader));
  const declaredPage = reader.url('url');
  const license = licenseField(reader, {
    id: reader.text('license_id', 300),
    url: reader.text('license_url', 1000),
    text: reader.text('license_title', 300),
  });
  const dataset = compact({
    title: langText(title, language),
    description: notes === undefined ? undefined : langText(plainText(notes), language),
    organization,
    keyword: tagsOf(reader),
    theme: themesOf(reader),
    license,
    accrualPeriodicity: frequencyField(reader, 'update_frequency'),
    issued: dateField(reader, 'metadata_created'),
    modified: dateField(reader, 'metadata_modified'),
    spatial: spatialOf(reader),
    temporal: temporalOf(reader),
    landingPage: declaredPage ?? pageOf(source, name),
    language,
    contactPoint: contactOf(reader),
    identifier: distinct([key, name]),
    distribution,
    extras: reader.rest(),
  }) as MappedDataset;
  return {
    dataset,
    findings: reader.findings,
    ...identify({ key, name, title, organization, resources, declaredPage, source }),
  };
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
  ]);
  return { links, identities };
};

const mapResource = (resource: JsonObject, parent: RecordReader): Distribution => {
  const reader = new RecordReader(resource, parent.findings, 'resources.');
  reader.use('package_id', 'state', 'position', 'mimetype_inner', 'cache_url', 'cache_last_updated', 'revision_id');
  const url = reader.url('url');
  const format = reader.text('format', 100);
  const given = reader.text('mimetype', 200);
  const isFile = /\/download\//.test(url ?? '') || reader.peek('url_type') === 'upload';
  const extras = () => reader.rest();
  return compact({
    id: reader.text('id', 200),
    title: reader.text('name', 1000),
    description: reader.text('description', 10_000),
    accessURL: url,
    downloadURL: isFile ? url : undefined,
    format,
    mediaType: (format === undefined ? undefined : mediaTypeOf(format)) ?? given,
    byteSize: reader.wholeNumber('size') ?? reader.wholeNumber('taille_entier'),
    modified: dateField(reader, 'last_modified', 'metadata_modified', 'created'),
    extras: extras(),
  });
};

const pageOf = (source: Source, name: string | undefined): string | undefined => {
  if (name === undefined) return undefined;
  const site = withoutTrailingSlashes(source.endpoint).replace(/\/api(\/3)?(\/action)?$/, '');
  return `${site}/dataset/${encodeURIComponent(name.toWellFormed())}`;
};

const languages = (given: string | undefined): string[] | undefined => {
  const codes = (given ?? '').toLowerCase().match(/\b(fr|en)|(?<=_)(fr|en)\b/g);
  return codes === null ? undefined : [...new Set(codes)];
};

const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  const organization = reader.object('organization');
  reader.use('owner_org');
  const id = organization?.name;
  if (typeof id === 'string' && id !== '')
    return {
      id: cutText(id, 100),
      name: cutText(
        typeof organization?.title === 'string' && organization.title !== '' ? organization.title : id,
        300,
      ),
    };
  if (source.organization === undefined) return undefined;
  return { id: source.organization, name: source.name?.fr ?? source.organization };
};

const namesOf = (objects: readonly JsonObject[], ...fields: readonly string[]): string[] =>
  objects
    .map((object) => fields.map((field) => object[field]).find((value) => typeof value === 'string' && value !== ''))
    .filter((value) => typeof value === 'string');

const tagsOf = (reader: RecordReader): string[] => {
  const tags = reader.peek('tags');
  const texts = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  const names = texts ? reader.texts('tags') : namesOf(reader.objects('tags'), 'display_name', 'name');
  return [...new Set(names.map((name) => cutText(name, 200)))].sort();
};

const themesOf = (reader: RecordReader): string[] =>
  themeField(reader, namesOf(reader.objects('groups'), 'name'), 'groups');

const spatialOf = (reader: RecordReader): MappedDataset['spatial'] => {
  const label = reader.text('ext_spatial', 300);
  const extras = reader.peek('extras');
  const spatial = Array.isArray(extras)
    ? (extras as readonly unknown[]).find((extra) => isJsonObject(extra) && extra.key === 'spatial')
    : undefined;
  const bbox =
    isJsonObject(spatial) && typeof spatial.value === 'string' ? geometryBbox(spatial.value, reader) : undefined;
  return label === undefined && bbox === undefined ? undefined : compact({ label, bbox });
};

/** The box around a GeoJSON geometry in text; the geometry itself stays among the extras. */
const geometryBbox = (text: string, reader: RecordReader): [number, number, number, number] | undefined => {
  let bbox: ReturnType<typeof bboxOf>;
  try {
    const numbers = JSON.stringify((JSON.parse(text) as JsonObject).coordinates)
      .match(/-?\d+(\.\d+)?(e-?\d+)?/gi)!
      .map(Number);
    const xs = numbers.filter((_, at) => at % 2 === 0);
    const ys = numbers.filter((_, at) => at % 2 === 1);
    bbox = boxAround(xs, ys);
  } catch {
    bbox = undefined;
  }
  if (bbox === undefined) reader.note('field.spatial-invalid', 'spatial', text);
  return bbox;
};

const temporalOf = (reader: RecordReader): MappedDataset['temporal'] => {
  const given = reader.text('temporal', 300);
  if (given === undefined) return undefined;
  const [start, end] = given.split('/').map((part) => readDate(part));
  if (start === undefined) {
    reader.note('field.date-unreadable', 'temporal', given);
    return undefined;
  }
  return compact({ start, end });
};

const contactOf = (reader: RecordReader): MappedDataset['contactPoint'] => {
  const contact = compact({
    name: reader.text('author', 300) ?? reader.text('maintainer', 300),
    email: reader.text('author_email', 300) ?? reader.text('maintainer_email', 300),
  });
  return Object.keys(contact).length === 0 ? undefined : contact;
};
