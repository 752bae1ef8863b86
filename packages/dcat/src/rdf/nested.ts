import type { Literal, Quad, Term } from '@rdfjs/types';
import { iriOf } from './namespaces.ts';

/** A resource with what is said of it; resources that it refers to are inside it, each once. */
export interface NestedNode {
  /** Undefined for a blank node. */
  readonly id?: string;
  readonly types: readonly string[];
  /** Values by the property's IRI. */
  readonly properties: ReadonlyMap<string, readonly (Literal | NestedNode)[]>;
}

const TYPE = iriOf('rdf:type');

/**
 * Nests quads into trees, as people expect JSON-LD and RDF/XML: beginning with the first subject, a resource is described where it is first
 * referred to, and later named only. Our descriptions refer to each blank node once, so no label is needed.
 */
export const nested = (quads: readonly Quad[]): readonly NestedNode[] => {
  const bySubject = Map.groupBy(quads, ({ subject }) => keyOf(subject));
  const placed = new Set<string>();
  const nodeOf = (term: Term): NestedNode => {
    const key = keyOf(term);
    const own = placed.has(key) ? [] : (bySubject.get(key) ?? []);
    placed.add(key);
    const properties = new Map<string, (Literal | NestedNode)[]>();
    for (const { predicate, object } of own) {
      if (predicate.value === TYPE) continue;
      const values = properties.get(predicate.value);
      const value = object.termType === 'Literal' ? object : nodeOf(object);
      if (values === undefined) properties.set(predicate.value, [value]);
      else values.push(value);
    }
    const types = own.filter(({ predicate }) => predicate.value === TYPE).map(({ object }) => object.value);
    return { ...(term.termType === 'NamedNode' ? { id: term.value } : {}), types, properties };
  };
  const roots: NestedNode[] = [];
  for (const [key, [first]] of bySubject) if (!placed.has(key)) roots.push(nodeOf(first!.subject));
  return roots;
};

const keyOf = (term: Term): string => `${term.termType} ${term.value}`;
