import type { Distribution, Finding } from '@moisson/contracts';
import { isJsonObject, type Json } from '@moisson/domain';
import { formatNamed } from '@moisson/vocabularies';
import { compact, mediaTypeOf } from '../common.ts';
import { RecordReader } from '../record-reader.ts';
import { bytesOf } from '../sizes.ts';
import { dateIn } from './dates.ts';
import { licenceOf } from './licences.ts';
import { hasMore, idOf, NAMES, namesOf, propertyOf, textsOf, valuesOf } from './rdf-values.ts';
import { textIn } from './texts.ts';

const MAX_DISTRIBUTIONS = 500;

/** Returns the distributions. One of which only the IRI is given has no more than that. */
export const distributionsOf = (reader: RecordReader): Distribution[] => {
  const { name, values } = valuesOf(reader, 'dcat:distribution', 'schema:distribution');
  if (values.length > MAX_DISTRIBUTIONS) reader.note('field.truncated', name);
  else if (values.every((value) => typeof value === 'string' || isNode(value))) reader.use(name);
  // Hundreds of files with the same fault are one finding, and leave room for those of the dataset.
  const findings: Finding[] = [];
  const distributions = values.slice(0, MAX_DISTRIBUTIONS).flatMap((value) => {
    if (typeof value === 'string') return [{ id: value }];
    return isNode(value) ? [distributionOf(new RecordReader(value, findings, `${name}.`))] : [];
  });
  const distinct = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  for (const { code, field, seen } of distinct.values()) reader.note(code, field, seen);
  return distributions;
};

const isNode = (value: Json): value is Exclude<typeof value, string | number | boolean | null | readonly Json[]> =>
  isJsonObject(value) && value['@value'] === undefined;

const distributionOf = (reader: RecordReader): Distribution => {
  reader.use('@type');
  const id = reader.text('@id', 2000);
  const [access, download] = [addressOf(reader, 'dcat:accessURL'), addressOf(reader, 'dcat:downloadURL')];
  const service = valuesOf(reader, 'dcat:accessService').values[0];
  const mediaType = mediaTypeIn(reader);
  // Many catalogues give the media type only (DCAT 3 §6.8.15): its name is the format for people.
  const format = formatOf(reader) ?? (mediaType === undefined ? undefined : formatNamed(mediaType)?.label);
  const read = {
    id,
    title: textIn(reader, ['dct:title', 'dc:title', 'rdfs:label', 'schema:name'], { kind: 'line', max: 1000 }),
    description: textIn(reader, ['dct:description', 'dc:description', 'schema:description'], {
      kind: 'block',
      max: 10_000,
    }),
    accessURL: access?.web ?? endpointOf(service, reader),
    downloadURL: download?.web,
    address: download?.text ?? access?.text,
    format,
    mediaType: mediaType ?? mediaTypeOf(format),
    byteSize: byteSizeOf(reader),
    license: licenceOf(reader),
    modified: dateIn(reader, ['dct:modified', 'schema:dateModified'], 'last'),
  };
  return compact({ ...read, extras: reader.rest() });
};

/** Returns the first address of a property. Others stay in the extras. */
const addressOf = (reader: RecordReader, name: string): ReturnType<RecordReader['address']> => {
  const { values } = valuesOf(reader, name);
  const id = values.map((value) => idOf(value)).find((one) => one !== undefined);
  if (id === undefined) return undefined;
  const inner = new RecordReader({ [name]: id }, reader.findings);
  const address = inner.address(name);
  if (values.length === 1 && address !== undefined && !hasMore(values[0])) reader.use(name);
  return address;
};

const endpointOf = (service: Json | undefined, reader: RecordReader): string | undefined => {
  const endpoint = idOf(propertyOf(service, ['dcat:endpointURL']));
  return endpoint === undefined
    ? undefined
    : new RecordReader({ endpoint }, reader.findings, 'dcat:accessService.').url('endpoint');
};

/** Returns the format as a word: a text, the name or value of a node, the end of an IRI (`…/file-type/CSV`). */
const formatOf = (reader: RecordReader): string | undefined => {
  const { name, values } = valuesOf(reader, 'dct:format', 'dc:format', 'schema:encodingFormat');
  const [value] = values;
  const words = [...namesOf(value), ...textsOf(propertyOf(value, ['rdf:value'])), idOf(value)].filter(
    (word) => word !== undefined,
  );
  const word = words.find((one) => formatNamed(one) !== undefined) ?? words[0];
  if (word === undefined) return undefined;
  if (values.length === 1 && !hasMore(value, ...NAMES, 'rdf:value')) reader.use(name);
  const shown = /^https?:/i.test(word) ? (formatNamed(word)?.label ?? word.split(/[/#]/).findLast(Boolean)!) : word;
  return new RecordReader({ [name]: shown }, reader.findings, 'dcat:distribution.').line(name, 100);
};

/** IANA's own addresses, and those that catalogues write for them. */
const IANA =
  /^https?:\/\/(?:www\.)?(?:iana\.org\/assignments\/media-types|w3\.org\/ns\/iana\/media-types)\/([\w.+-]+\/[\w.+-]+?)(?:#\w*)?$/i;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:\s*;.*)?$/;

/** Returns the media type (RFC 6838): of an IANA IRI, a text, or a node with one. */
const mediaTypeIn = (reader: RecordReader): string | undefined => {
  const { name, values } = valuesOf(reader, 'dcat:mediaType');
  const [value] = values;
  const words = [idOf(value), ...textsOf(propertyOf(value, ['rdf:value', ...NAMES]))].filter(
    (one) => one !== undefined,
  );
  const types = words.flatMap(
    (word) => IANA.exec(word)?.[1] ?? (MEDIA_TYPE.test(word) ? word : (mediaTypeOf(word) ?? [])),
  );
  const [type] = types;
  if (type !== undefined && values.length === 1 && !hasMore(value, 'rdf:value', ...NAMES)) reader.use(name);
  return type?.slice(0, 200);
};

/** `dcat:byteSize` is a decimal in DCAT 1 and 2, and a whole number in DCAT 3. */
const byteSizeOf = (reader: RecordReader): number | undefined => {
  const [text] = textsOf(reader.peek('dcat:byteSize'));
  if (text === undefined) return undefined;
  const inner = new RecordReader({ 'dcat:byteSize': text }, reader.findings, 'dcat:distribution.');
  const bytes = bytesOf(inner, 'dcat:byteSize');
  if (bytes !== undefined) reader.use('dcat:byteSize');
  return bytes;
};
