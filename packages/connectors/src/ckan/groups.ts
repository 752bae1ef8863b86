import type { MappedDataset, Source } from '@moisson/contracts';
import { anyLanguage } from '@moisson/kernel';
import type { JsonObject } from '@moisson/domain';
import { publisherOf } from '../mapping/dcat-us/publisher.ts';
import { RecordReader } from '../mapping/record-reader.ts';
import { firstOf } from './first-of.ts';

/**
 * Returns the organization of a package: CKAN's own, else the source's, else that of a DKAN group, else the publisher
 * that ckanext-dcat writes.
 */
export const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  const organization = reader.object('organization');
  reader.use('owner_org');
  const inner = new RecordReader(organization ?? {}, reader.findings, 'organization.');
  const id = inner.text('name', 100);
  if (id !== undefined) {
    const names = inner.texts('title', { kind: 'line', max: 300 });
    return { id, name: names === undefined ? id : anyLanguage(names) };
  }
  if (source.organization !== undefined)
    return { id: source.organization, name: source.name?.fr ?? source.organization };
  return dkanPublisher(reader) ?? publisherOf(source, firstOf(reader.peek('publisher')));
};

/** The groups of a DKAN are its publishers, as CKAN's organizations; their names begin so. */
const DKAN_GROUP = /^group\/(?=.)/;

const dkanPublisher = (reader: RecordReader): MappedDataset['organization'] => {
  const group = new RecordReader({ groups: reader.peek('groups') ?? null }).objects('groups').find(isDkanGroup);
  if (group === undefined) return undefined;
  const inner = new RecordReader(group, reader.findings, 'groups.');
  const id = inner.text('name', 100)!.replace(DKAN_GROUP, '');
  return { id, name: inner.line('title', 300) ?? id };
};

const isDkanGroup = ({ name }: JsonObject): boolean => typeof name === 'string' && DKAN_GROUP.test(name.trim());

/** Returns the names of a package's groups. */
export const themesOf = (reader: RecordReader): string[] =>
  reader
    .objects('groups')
    .filter((group) => !isDkanGroup(group))
    .map(({ name, title }) => name ?? title)
    .filter((name) => typeof name === 'string' && name !== '') as string[];
