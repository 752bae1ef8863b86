import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import type { RecordReader } from '../record-reader.ts';
import { listOf } from './short-node.ts';

/** Properties with the name of a thing, in order of preference (DCAT-AP 3; GeoDCAT-AP 3; schema.org). */
export const NAMES = [
  'skos:prefLabel',
  'rdfs:label',
  'dct:title',
  'foaf:name',
  'vcard:fn',
  'vcard:organization-name',
  'schema:name',
  'locn:geographicName',
  'dc:title',
  'skos:altLabel',
];

/** Values of a property that are read. */
const MAX_VALUES = 5000;

/** Returns the values of the first of these properties that has any, and its name. */
export const valuesOf = (
  reader: RecordReader,
  ...names: readonly string[]
): { readonly name: string; readonly values: readonly Json[] } => {
  const name = names.find((one) => listOf(reader.peek(one)).length > 0) ?? names[0]!;
  return { name, values: listOf(reader.peek(name)).slice(0, MAX_VALUES) };
};

/** Returns the IRI of a value: of a node, or a text in its place. */
export const idOf = (value: Json | undefined): string | undefined => {
  const id = isJsonObject(value) ? (value['@id'] ?? value['@value']) : value;
  return typeof id === 'string' && id !== '' ? id : undefined;
};

/** Returns the first of these properties that a node has. */
export const propertyOf = (value: Json | undefined, names: readonly string[]): Json | undefined => {
  if (!isJsonObject(value)) return undefined;
  const name = names.find((one) => Object.hasOwn(value, one) && listOf(value[one]).length > 0);
  return name === undefined ? undefined : value[name];
};

/** Returns the texts of literals, each with its language if it has one: the form that `RecordReader.texts` reads. */
export const literalsOf = (value: Json | undefined): JsonObject[] =>
  listOf(value).flatMap((item) =>
    typeof item === 'string'
      ? [{ '@value': item }]
      : isJsonObject(item) && typeof item['@value'] === 'string'
        ? [item]
        : [],
  );

/** Returns the plain texts of literals, in all languages. */
export const textsOf = (value: Json | undefined): string[] =>
  literalsOf(value).map((literal) => literal['@value'] as string);

/** Returns a literal's text, or the text of each name of a node. */
export const namesOf = (value: Json | undefined): string[] =>
  isJsonObject(value) && value['@value'] === undefined ? textsOf(propertyOf(value, NAMES)) : textsOf(value);

/** Whether a node has properties other than its IRI, its classes and these. */
export const hasMore = (value: Json | undefined, ...names: readonly string[]): boolean =>
  isJsonObject(value) &&
  value['@value'] === undefined &&
  Object.keys(value).some((name) => name !== '@id' && name !== '@type' && !names.includes(name));
