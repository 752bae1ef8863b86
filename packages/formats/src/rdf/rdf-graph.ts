import type { Quad, Term } from '@rdfjs/types';
import { RDF_LIMITS, type RdfLimits } from './rdf-limits.ts';

/** An IRI, or the label of a blank node with `_:` before it. */
export type RdfNode = string;

export interface RdfLiteral {
  readonly value: string;
  /** In lower case: case has no meaning in a language tag (RFC 5646 §2.1.1). */
  readonly language?: string;
  /** Absent for plain text and for text with a language. */
  readonly type?: string;
}

export type RdfValue = RdfNode | RdfLiteral;

export const isLiteral = (value: RdfValue): value is RdfLiteral => typeof value === 'object';
export const isBlank = (node: RdfNode): boolean => node.startsWith('_:');

/** A list of values as long as this is searched by a set. */
const MANY = 16;
const textOf = (value: RdfValue): string =>
  isLiteral(value) ? `"${value.language ?? ''}^${value.type ?? ''}"${value.value}` : value;

const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const NONE: ReadonlyMap<string, readonly RdfValue[]> = new Map();
const NOTHING: readonly RdfValue[] = [];

/** A bound of `RdfLimits` that a document exceeds. */
export class RdfTooLarge extends Error {
  readonly limit: keyof RdfLimits;

  constructor(limit: keyof RdfLimits) {
    super(`more than ${RDF_LIMITS[limit]} ${limit}`);
    this.limit = limit;
  }
}

/**
 * The triples of one document by subject and predicate, in memory and bounded. Named graphs are read as one. Terms that
 * RDF 1.1 does not have are left out.
 */
export class RdfGraph {
  readonly #limits: RdfLimits;
  readonly #nodes = new Map<RdfNode, Map<string, RdfValue[]>>();
  readonly #names = new Map<string, string>();
  /** The texts of the values of a property that has many. */
  readonly #texts = new Map<readonly RdfValue[], Set<string>>();
  #triples = 0;
  #read = 0;
  #kept = 0;

  constructor(limits: RdfLimits = RDF_LIMITS) {
    this.#limits = limits;
  }

  /** Number of triples. */
  get size(): number {
    return this.#triples;
  }

  /** Throws `RdfTooLarge`. */
  add({ subject, predicate, object }: Quad): void {
    this.#read += subject.value.length + predicate.value.length + object.value.length;
    if (this.#read > this.#limits.readCharacters) throw new RdfTooLarge('readCharacters');
    const [node, name, value] = [this.#nodeOf(subject), this.#nodeOf(predicate), this.#valueOf(object)];
    if (node === undefined || name === undefined || value === undefined || !name.includes(':')) return;
    let properties = this.#nodes.get(node);
    if (properties === undefined) this.#nodes.set(node, (properties = new Map<string, RdfValue[]>()));
    let values = properties.get(name);
    if (values === undefined) properties.set(name, (values = []));
    if (this.#isKnown(values, value)) return;
    values.push(value);
    this.#triples += 1;
    if (isLiteral(value)) this.#kept += value.value.length;
    if (this.#triples > this.#limits.triples) throw new RdfTooLarge('triples');
    if (this.#kept > this.#limits.keptCharacters) throw new RdfTooLarge('keptCharacters');
  }

  /** Whether the triple was read before: a document may say who publishes with each of thousands of datasets. */
  #isKnown(values: readonly RdfValue[], value: RdfValue): boolean {
    if (values.length < MANY) return values.some((known) => textOf(known) === textOf(value));
    let texts = this.#texts.get(values);
    if (texts === undefined) this.#texts.set(values, (texts = new Set(values.map(textOf))));
    const before = texts.size;
    return texts.add(textOf(value)).size === before;
  }

  /** The nodes that have a property, in the order of the document. */
  get nodes(): IterableIterator<RdfNode> {
    return this.#nodes.keys();
  }

  has(node: RdfNode): boolean {
    return this.#nodes.has(node);
  }

  /** Returns the properties of a node with their values. */
  properties(node: RdfNode): ReadonlyMap<string, readonly RdfValue[]> {
    return this.#nodes.get(node) ?? NONE;
  }

  values(node: RdfNode, property: string): readonly RdfValue[] {
    return this.#nodes.get(node)?.get(property) ?? NOTHING;
  }

  #valueOf(term: Term): RdfValue | undefined {
    if (term.termType !== 'Literal') return this.#nodeOf(term);
    const { value, language, datatype } = term;
    if (language !== '') return { value, language: this.#name(language.toLowerCase()) };
    return datatype.value === XSD_STRING ? { value } : { value, type: this.#name(datatype.value) };
  }

  #nodeOf(term: Term): RdfNode | undefined {
    if (term.termType === 'NamedNode') return this.#name(iriOf(term.value));
    return term.termType === 'BlankNode' ? this.#name(`_:${term.value}`) : undefined;
  }

  /** Returns one string for all equal ones: a name occurs thousands of times. */
  #name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#kept += name.length;
    this.#names.set(name, name);
    return name;
  }
}

/** Characters that no IRI has (RFC 3987 §2.2; Turtle §6.4). Catalogues write spaces, which only some parsers accept. */
const NOT_IN_IRI = /[\0-\u0020<>"{}|\\^`]/;
const EACH_NOT_IN_IRI = new RegExp(NOT_IN_IRI, 'g');
const iriOf = (text: string): string => {
  const trimmed = text.trim();
  return NOT_IN_IRI.test(trimmed) ? trimmed.replace(EACH_NOT_IN_IRI, encodeURIComponent) : trimmed;
};
