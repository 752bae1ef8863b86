import type { Distribution, License, MappedDataset } from '@moisson/contracts';
import type { Json } from '@moisson/domain';
import { licenseField } from '../common.ts';
import { readLicence } from '../licences.ts';
import type { RecordReader } from '../record-reader.ts';
import { hasMore, idOf, NAMES, namesOf, propertyOf, textsOf, valuesOf } from './rdf-values.ts';
import { listOf } from './short-node.ts';

const LICENCES = ['dct:license', 'dc:license', 'schema:license', 'cc:license', 'odrl:hasPolicy'];
const RIGHTS = ['dct:rights', 'dc:rights', 'dct:accessRights'];
/** What names a licence in a document about it. */
const CODES = ['dct:identifier', 'skos:notation', 'schema:url', 'foaf:page', 'foaf:homepage', 'rdfs:seeAlso'];

/** What one value says: an IRI, texts, the names of a described document. */
const claimsIn = (value: Json): string[] => [
  ...[idOf(value)].filter((id) => id !== undefined),
  ...namesOf(value),
  ...CODES.flatMap((code) => listOf(propertyOf(value, [code])).flatMap((one) => idOf(one) ?? [])),
];

const isKnown = (claim: string): boolean =>
  readLicence({ url: claim })?.known === true || readLicence({ title: claim })?.known === true;

/**
 * Returns the licence that a node states, in `dct:license` or, if it names a known one, in a statement of rights. Values
 * that are known licences count before others; of several, the most restrictive one. Undefined, without a finding, if
 * none is given.
 */
export const licenceOf = (reader: RecordReader): License | undefined => {
  const { name, values } = valuesOf(reader, ...LICENCES);
  const known = values.flatMap(claimsIn).filter(isKnown);
  const inRights = known.length > 0 ? [] : RIGHTS.flatMap((field) => valuesOf(reader, field).values.flatMap(claimsIn));
  const chosen = [known, inRights.filter(isKnown), ...values.map(claimsIn)].find((claims) => claims.length > 0);
  if (chosen === undefined) return undefined;
  if (values.length === 1 && !hasMore(values[0], ...NAMES, ...CODES)) reader.use(name);
  const [url, ...addresses] = chosen.filter(isAddress);
  const [title, id] = [...chosen.filter((claim) => !isAddress(claim)), ...addresses];
  return licenseField(reader, { id, url, title });
};

const isAddress = (text: string): boolean => /^https?:/i.test(text);

/** Returns the licence that all distributions state, if they state the same one: DCAT-AP has it there. */
export const commonLicence = (distributions: readonly Distribution[]): License | undefined => {
  const [first, ...others] = distributions.map(({ license }) => license);
  const textOf = (license: License | undefined): string | undefined => license?.id ?? license?.uri ?? license?.original;
  return first !== undefined && others.every((other) => textOf(other) === textOf(first)) ? first : undefined;
};

/** Returns the values of `dct:accessRights` as words: the last part of an IRI, or the name of a statement. */
export const accessWords = (reader: RecordReader): string[] =>
  valuesOf(reader, 'dct:accessRights', 'pod:accessLevel').values.flatMap((value) => [
    ...[idOf(value)].filter((id) => id !== undefined),
    ...textsOf(propertyOf(value, NAMES)),
  ]);

/** Access levels by the codes of the EU's table `access-right` and of INSPIRE's limitations. */
const LEVELS: readonly (readonly [RegExp, NonNullable<MappedDataset['accessLevel']>])[] = [
  [/^(?:public|open|ouvert|nolimitations)$/i, 'public'],
  [/^(?:restricted|restreint|restricted public)$/i, 'restricted public'],
  [/^(?:non[_ -]?public|private|confidential|sensitive)$/i, 'non-public'],
];

/** Returns the access level in the words of DCAT-US; undefined for other words, which stay in the extras. */
export const accessLevelOf = (reader: RecordReader): MappedDataset['accessLevel'] => {
  const words = accessWords(reader).map((word) => word.split(/[/#]/).at(-1)!.trim());
  const levels = words.flatMap((word) => LEVELS.find(([pattern]) => pattern.test(word))?.[1] ?? []);
  if (levels.length === 0) return undefined;
  if (levels.length === words.length) reader.use('dct:accessRights', 'pod:accessLevel');
  // Of contradictory ones, the most restrictive.
  return LEVELS.map(([, level]) => level).findLast((level) => levels.includes(level));
};
