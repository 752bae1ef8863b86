import type { Literal, Quad } from '@rdfjs/types';
import { iriOf, NAMESPACES, qualifiedName } from './namespaces.ts';
import { nested, type NestedNode } from './nested.ts';

/** The context of our JSON-LD: prefixes only, so that a document can be read without another one. */
export const JSON_LD_CONTEXT = NAMESPACES;

type JsonLd = string | { readonly [name: string]: unknown };

/** Returns the resources of a graph as compact JSON-LD (json-ld.org), each inside the one that refers to it. */
export const jsonLdNodes = (quads: readonly Quad[]): readonly JsonLd[] => nested(quads).map(nodeJson);

const nodeJson = ({ id, types, properties }: NestedNode): JsonLd => ({
  ...(id === undefined ? {} : { '@id': id }),
  ...(types.length === 0 ? {} : { '@type': oneOrMore(types.map(shortName)) }),
  ...Object.fromEntries(
    [...properties].map(([property, values]) => [
      shortName(property),
      oneOrMore(values.map((value) => ('termType' in value ? literalJson(value) : nodeJson(value)))),
    ]),
  ),
});

const oneOrMore = <T>(values: readonly T[]): T | readonly T[] => (values.length === 1 ? values[0]! : values);

const literalJson = ({ value, language, datatype }: Literal): JsonLd => {
  if (language !== '') return { '@language': language, '@value': value };
  return datatype.value === iriOf('xsd:string') ? value : { '@type': shortName(datatype.value), '@value': value };
};

const shortName = (iri: string): string => {
  const { prefix, local } = qualifiedName(iri);
  return `${prefix}:${local}`;
};
