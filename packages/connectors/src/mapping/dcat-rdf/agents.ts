import type { MappedDataset, Source } from '@moisson/contracts';
import { contactOf, organizationNamed } from '../common.ts';
import { RecordReader } from '../record-reader.ts';
import { hasMore, idOf, literalsOf, NAMES, propertyOf, textsOf, valuesOf } from './rdf-values.ts';
import { isJsonObject, type Json } from '@moisson/domain';

/** Who publishes, else who is responsible (DCAT 3 §6.4.15; GeoDCAT-AP 3). */
const PUBLISHERS = ['dct:publisher', 'dc:publisher', 'schema:publisher', 'geodcat:distributor', 'dct:creator'];

/**
 * Returns the organization that publishes, by its name; else that of the source. An agent of which only the IRI is given
 * has no name: it stays in the extras, with all else that is said of an agent.
 */
export const organizationOf = (reader: RecordReader, source: Source): MappedDataset['organization'] => {
  for (const field of PUBLISHERS) {
    const { values } = valuesOf(reader, field);
    for (const value of values) {
      const name = nameOf(value, reader);
      const organization = name === undefined ? undefined : organizationNamed(name);
      if (organization === undefined) continue;
      if (values.length === 1 && !hasMore(value, ...NAMES) && !isNamed(value)) reader.use(field);
      return organization;
    }
  }
  if (source.organization === undefined) return undefined;
  return { id: source.organization, name: source.name?.fr ?? source.organization };
};

const isNamed = (value: Json): boolean => isJsonObject(value) && typeof value['@id'] === 'string';

/** Returns the name of a described agent, or a text in its place. An address in its place is no name. */
const nameOf = (value: Json, reader: RecordReader): string | undefined => {
  const isNode = isJsonObject(value) && value['@value'] === undefined;
  const literals = literalsOf(isNode ? propertyOf(value, NAMES) : value).filter(
    (literal) => !/^[a-z][a-z0-9+.-]*:\S*$/i.test(textsOf(literal)[0]!),
  );
  return literals.length === 0 ? undefined : new RecordReader({ name: literals }, reader.findings).line('name', 300);
};

const CONTACTS = ['dcat:contactPoint', 'adms:contactPoint', 'schema:contactPoint'];
const EMAILS = ['vcard:hasEmail', 'vcard:email', 'foaf:mbox', 'schema:email'];

/** Returns the first contact with a name or an e-mail address. Others, and what else is said of one, stay in the extras. */
export const contactPointOf = (reader: RecordReader): MappedDataset['contactPoint'] => {
  const { name: field, values } = valuesOf(reader, ...CONTACTS);
  for (const value of values) {
    const contact = contactOf(nameOf(value, reader), emailIn(value));
    if (contact === undefined) continue;
    if (values.length === 1 && !hasMore(value, ...NAMES, ...EMAILS)) reader.use(field);
    return contact;
  }
  return undefined;
};

/** Returns `mailto:` addresses and texts, also inside a node with a `vcard:value`. */
const emailIn = (value: Json): string | undefined => {
  const email = propertyOf(value, EMAILS);
  const inner = propertyOf(email, ['vcard:value', 'vcard:hasValue', 'rdf:value']) ?? email;
  const [text] = textsOf(inner);
  return text ?? idOf(inner);
};
