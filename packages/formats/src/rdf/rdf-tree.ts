import { isBlank, isLiteral, type RdfGraph, type RdfLiteral, type RdfNode, type RdfValue } from './rdf-graph.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const TYPE = `${RDF}type`;
const [FIRST, REST, NIL] = [`${RDF}first`, `${RDF}rest`, `${RDF}nil`];

/** What a tree contains of the graph around its node. */
export interface TreeRules {
  /** Classes whose members are only named, never described, in the tree of another node. */
  readonly named: ReadonlySet<string>;
  /** Properties whose values are only named. */
  readonly unfollowed: ReadonlySet<string>;
  readonly maxCharacters: number;
}

/** The JSON text of a tree, or why there is none. */
export type TreeReading = { readonly text: string } | { readonly fault: 'too large' | 'too deep' };

/** Nodes below each other. A node with an IRI at this depth is named; a blank one makes the tree too deep. */
const MAX_DEPTH = 14;
/** Nodes and items of lists in one tree. */
const MAX_NODES = 20_000;

/**
 * Returns a node with all that it leads to, as JSON in the form of expanded JSON-LD (w3.org/TR/json-ld11-api §4): full
 * IRIs, `@value` with `@language` or `@type`, blank nodes without labels inside their parents, lists as `@list`. A node
 * that is inside itself is only named. Members and values are sorted and equal values are written once, so that the text
 * depends neither on the order of triples, nor on labels, nor on the syntax of the document.
 */
export const treeOf = (graph: RdfGraph, node: RdfNode, rules: TreeRules): TreeReading => {
  const writer = new TreeWriter(graph, rules);
  const text = writer.node(node);
  return writer.fault === undefined ? { text } : { fault: writer.fault };
};

class TreeWriter {
  readonly #graph: RdfGraph;
  readonly #rules: TreeRules;
  readonly #path = new Set<RdfNode>();
  #nodes = 0;
  #depth = 0;
  #characters = 0;
  fault: 'too large' | 'too deep' | undefined;

  constructor(graph: RdfGraph, rules: TreeRules) {
    [this.#graph, this.#rules] = [graph, rules];
  }

  node(node: RdfNode): string {
    this.#count(1);
    if (this.fault !== undefined) return '{}';
    this.#path.add(node);
    this.#depth += 1;
    const members = isBlank(node) ? [] : [member('@id', JSON.stringify(node))];
    for (const [property, values] of this.#graph.properties(node)) {
      const isType = property === TYPE && values.every((value) => !isLiteral(value) && !isBlank(value));
      const items = values.map((value) => (isType ? JSON.stringify(value) : this.#value(value, property)));
      const distinct = [...new Set(items)].sort().join(',');
      members.push(member(isType ? '@type' : property, `[${distinct}]`));
      // What is written once more in each parent is bounded by the depth.
      this.#characters += distinct.length;
      if (this.#characters > this.#rules.maxCharacters * MAX_DEPTH) this.fault ??= 'too large';
    }
    this.#depth -= 1;
    this.#path.delete(node);
    const text = `{${members.sort().join(',')}}`;
    if (text.length > this.#rules.maxCharacters) this.fault ??= 'too large';
    return text;
  }

  #value(value: RdfValue, property: string): string {
    if (isLiteral(value)) return literalText(value);
    const items = this.#listOf(value);
    if (items !== undefined) return this.#list(items, property);
    if (this.#path.has(value) || !this.#graph.has(value) || this.#isOnlyNamed(value, property)) return nameOf(value);
    if (this.#depth < MAX_DEPTH) return this.node(value);
    if (isBlank(value)) this.fault ??= 'too deep';
    return nameOf(value);
  }

  #list(items: readonly RdfValue[], property: string): string {
    if (this.#depth >= MAX_DEPTH) this.fault ??= 'too deep';
    if (this.fault !== undefined) return '{}';
    this.#depth += 1;
    const text = `{"@list":[${items.map((item) => this.#value(item, property)).join(',')}]}`;
    this.#depth -= 1;
    return text;
  }

  #count(nodes: number): void {
    this.#nodes += nodes;
    if (this.#nodes > MAX_NODES) this.fault ??= 'too large';
  }

  #isOnlyNamed(node: RdfNode, property: string): boolean {
    if (isBlank(node)) return false;
    const types = this.#graph.values(node, TYPE);
    return (
      this.#rules.unfollowed.has(property) || types.some((type) => !isLiteral(type) && this.#rules.named.has(type))
    );
  }

  /** Returns the items of a well-formed RDF list; undefined for any other node. */
  #listOf(start: RdfNode): readonly RdfValue[] | undefined {
    if (start !== NIL && !this.#graph.properties(start).has(FIRST)) return undefined;
    const items: RdfValue[] = [];
    for (let node = start; node !== NIL;) {
      const [firsts, rests] = [this.#graph.values(node, FIRST), this.#graph.values(node, REST)];
      const [next] = rests;
      if (firsts.length !== 1 || rests.length !== 1 || next === undefined || isLiteral(next)) return undefined;
      items.push(firsts[0]!);
      this.#count(1);
      if (this.fault !== undefined) return undefined;
      node = next;
    }
    return items;
  }
}

const member = (name: string, text: string): string => `${JSON.stringify(name)}:${text}`;
const nameOf = (node: RdfNode): string => (isBlank(node) ? '{}' : `{${member('@id', JSON.stringify(node))}}`);
const literalText = ({ value, language, type }: RdfLiteral): string => {
  const kind =
    language === undefined
      ? type === undefined
        ? []
        : [member('@type', JSON.stringify(type))]
      : [member('@language', JSON.stringify(language))];
  return `{${[...kind, member('@value', JSON.stringify(value))].join(',')}}`;
};
