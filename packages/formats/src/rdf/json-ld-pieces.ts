import { isJsonObject, type Json, structureOf } from '@moisson/domain';
import { messageOf, MoissonError } from '@moisson/kernel';
import { RDF_LIMITS } from './rdf-limits.ts';

/** Values of a JSON-LD document. A triple takes three or four of them. */
const MAX_VALUES = 8_000_000;
const PIECE = 64 * 1024;
/** What the parser needs before the other members of an object, to read it as it arrives (JSON-LD Streaming §3). */
const FIRST = ['@context', '@type', '@id'];

/**
 * Yields the text of a JSON-LD document with the members of each object in the order in which the parser reads them
 * without waiting. In any other order, its time would grow with the square of the document's size. Throws `body.not-rdf` if
 * it is not JSON, `body.too-deep`, `body.rdf-too-large`.
 */
export async function* jsonLdPieces(pieces: AsyncIterable<string>, url: string): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  const ordered = JSON.stringify(inOrder(parsed(text, url)));
  for (let at = 0; at < ordered.length; at += PIECE) yield ordered.slice(at, at + PIECE);
}

const parsed = (text: string, url: string): Json => {
  const { depth, values } = structureOf(Buffer.from(text));
  if (depth > RDF_LIMITS.levels) throw new MoissonError('body.too-deep', { url, limit: RDF_LIMITS.levels });
  if (values > MAX_VALUES)
    throw new MoissonError('body.rdf-too-large', { url, detail: `more than ${MAX_VALUES} values` });
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new MoissonError('body.not-rdf', { url, detail: `json-ld: ${messageOf(cause)}` }, { retryable: true, cause });
  }
};

/** Recursive: the nesting is bounded. */
const inOrder = (value: Json): Json => {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inOrder);
  if (!isJsonObject(value)) return value;
  const names = Object.keys(value);
  const first = FIRST.filter((name) => Object.hasOwn(value, name));
  const rest = names.filter((name) => !FIRST.includes(name));
  return Object.fromEntries(
    [...first, ...rest].map((name) => [name, name === '@context' ? value[name]! : inOrder(value[name]!)]),
  );
};
