import { isJsonObject, MAX_DEPTH, MAX_VALUES, structureOf, type Json, type JsonObject } from '@moisson/domain';
import { isOfType, listOf, plainName } from './schema-names.ts';

/** The datasets in the scripts of a page. */
export interface Found {
  readonly datasets: readonly JsonObject[];
  /** Scripts about a dataset that are not JSON, or exceed the limits. */
  readonly unreadable: number;
}

/** Properties through which a node holds datasets of its own. Others only mention some. */
const HOLDERS: ReadonlySet<string> = new Set([
  '@graph',
  '@included',
  'dataset',
  'mainEntity',
  'hasPart',
  'itemListElement',
  'item',
]);
/** A node with only these members refers to a dataset that is described elsewhere. */
const REFERENCE: ReadonlySet<string> = new Set(['@context', '@id', '@type', 'url']);
const MAX_LEVELS = 12;
/** Size in characters of the nodes that are copied in place of references to them, on one page. */
const MAX_COPIED = 4 * 1024 * 1024;

/**
 * Returns the schema.org datasets that JSON-LD describes: at the top, in `@graph`, in lists, or in the `dataset` of a
 * DataCatalog. References to other nodes of the page (`{"@id": "#publisher"}`) are replaced by those nodes, so that a
 * dataset can be read by itself. Never throws.
 */
export const datasetsIn = (scripts: readonly string[]): Found => {
  const documents: Json[] = [];
  let unreadable = 0;
  for (const script of scripts) {
    const value = parsed(script);
    if (value !== undefined) documents.push(value);
    else if (/\bDataset\b/.test(script)) unreadable += 1;
  }
  const nodes = new Map<string, JsonObject>();
  for (const document of documents) index(document, nodes, 0);
  const copies = new Copies(nodes);
  const datasets: JsonObject[] = [];
  for (const document of documents)
    if (isOfSchema(document)) for (const node of held(document, 0)) datasets.push(copies.of(node));
  return { datasets: datasets.filter(isDescribed), unreadable };
};

/** Wrappers that old browsers or XHTML need around a script. */
const WRAPPERS = ['//', '<![CDATA[', '<!--', ']]>', '-->'] as const;

/** Returns a script without the wrappers around it. */
const unwrapped = (script: string): string => {
  let text = script.trim();
  for (let before = ''; before !== text;) {
    before = text;
    for (const mark of WRAPPERS) {
      if (text.startsWith(mark)) text = text.slice(mark.length).trim();
      if (text.endsWith(mark)) text = text.slice(0, -mark.length).trim();
    }
  }
  return text;
};

const parsed = (script: string): Json | undefined => {
  const text = unwrapped(script);
  const { depth, values } = structureOf(Buffer.from(text));
  if (depth > MAX_DEPTH || values > MAX_VALUES) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

/** Whether a document is in the vocabulary of schema.org. One without a context is: its types decide. */
const isOfSchema = (document: Json): boolean => {
  const contexts = listOf(document).flatMap((one) => (isJsonObject(one) ? listOf(one['@context']) : []));
  return contexts.length === 0 || contexts.some((context) => JSON.stringify(context).includes('schema.org'));
};

const index = (value: Json, nodes: Map<string, JsonObject>, level: number): void => {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) index(item, nodes, level);
  if (!isJsonObject(value) || level > MAX_LEVELS) return;
  const id = value['@id'];
  if (typeof id === 'string' && Object.keys(value).length > (nodes.has(id) ? Object.keys(nodes.get(id)!).length : 1))
    nodes.set(id, value);
  for (const member of Object.values(value)) index(member, nodes, level + 1);
};

function* held(value: Json, level: number): Generator<JsonObject> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* held(item, level);
  if (!isJsonObject(value) || level > MAX_LEVELS) return;
  if (isOfType(value, 'Dataset')) {
    yield value;
    return;
  }
  for (const [name, member] of Object.entries(value)) if (HOLDERS.has(plainName(name))) yield* held(member, level + 1);
}

const isDescribed = (node: JsonObject): boolean => Object.keys(node).some((name) => !REFERENCE.has(plainName(name)));

/** A reference to one of these stays a reference: they are records of their own, or hold all of them. */
const KEPT_APART = ['Dataset', 'DataCatalog'] as const;

/** Copies datasets with the nodes that they refer to. */
class Copies {
  readonly #nodes: ReadonlyMap<string, JsonObject>;
  readonly #around = new Set<string>();
  readonly #sizes = new Map<string, number>();
  #left = MAX_COPIED;

  constructor(nodes: ReadonlyMap<string, JsonObject>) {
    this.#nodes = nodes;
  }

  of(node: JsonObject): JsonObject {
    const id = node['@id'];
    const isNew = typeof id === 'string' && !this.#around.has(id);
    if (isNew) this.#around.add(id);
    const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, this.#value(value)]));
    if (isNew) this.#around.delete(id);
    return copy;
  }

  #value(value: Json): Json {
    if (Array.isArray(value)) return (value as readonly Json[]).map((item) => this.#value(item));
    if (!isJsonObject(value)) return value;
    const id = value['@id'];
    const target = typeof id === 'string' && Object.keys(value).length === 1 ? this.#nodes.get(id) : undefined;
    if (target === undefined) return this.of(value);
    const size = this.#sizeOf(id as string, target);
    if (this.#around.has(id as string) || size > this.#left || KEPT_APART.some((type) => isOfType(target, type)))
      return value;
    this.#left -= size;
    return this.of(target);
  }

  #sizeOf(id: string, node: JsonObject): number {
    const known = this.#sizes.get(id) ?? JSON.stringify(node).length;
    this.#sizes.set(id, known);
    return known;
  }
}
