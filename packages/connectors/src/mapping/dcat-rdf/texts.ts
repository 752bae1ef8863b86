import type { JsonObject } from '@moisson/domain';
import { textFields, type NamedTexts } from '../common.ts';
import { languageCode } from '../languages.ts';
import { RecordReader } from '../record-reader.ts';
import { literalsOf } from './rdf-values.ts';

const TITLES = ['dct:title', 'dc:title', 'rdfs:label', 'schema:name'];
const DESCRIPTIONS = ['dct:description', 'dct:abstract', 'dc:description', 'rdfs:comment', 'schema:description'];

/** Returns title and description by language. A second text in a language stays in the extras, with the field. */
export const textsOfDataset = (
  reader: RecordReader,
  languages: readonly string[] | undefined,
  fallback: string,
): NamedTexts => {
  const inner = new RecordReader(literalsIn(reader, [...TITLES, ...DESCRIPTIONS]), reader.findings);
  const texts = textFields(inner, { titles: TITLES, descriptions: DESCRIPTIONS }, languages, fallback);
  useOnce(reader, TITLES);
  useOnce(reader, DESCRIPTIONS);
  return texts;
};

/** Marks the first of these fields with a text as read, unless it has two texts in one language. */
const useOnce = (reader: RecordReader, names: readonly string[]): void => {
  for (const name of names) {
    const literals = literalsOf(reader.peek(name));
    if (literals.length === 0) continue;
    if (new Set(literals.map(languageIn)).size === literals.length) reader.use(name);
    return;
  }
};

const languageIn = (literal: JsonObject): string | undefined => {
  const given = literal['@language'];
  return typeof given === 'string' ? languageCode(given) : undefined;
};

const literalsIn = (reader: RecordReader, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.map((name) => [name, literalsOf(reader.peek(name))] as const).filter(([, texts]) => texts.length > 0),
  );

/** Returns a text in French, else in English or another language, on one line or as a block. */
export const textIn = (
  reader: RecordReader,
  names: readonly string[],
  { kind, max }: { readonly kind: 'line' | 'block'; readonly max: number },
): string | undefined => {
  for (const name of names) {
    const literals = literalsOf(reader.peek(name));
    if (literals.length === 0) continue;
    const inner = new RecordReader({ [name]: literals }, reader.findings);
    const text = kind === 'line' ? inner.line(name, max) : inner.block(name, max);
    if (literals.length === 1) reader.use(name);
    if (text !== undefined) return text;
  }
  return undefined;
};
