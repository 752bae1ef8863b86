import type { XmlElement } from '@moisson/formats';
import type { Literal, Quad } from '@rdfjs/types';
import { iriOf, NAMESPACES, qualifiedName } from './namespaces.ts';
import { nested, type NestedNode } from './nested.ts';

const { rdf } = NAMESPACES;
const XML = 'http://www.w3.org/XML/1998/namespace';

/** Returns the resources of a graph as elements of RDF/XML (w3.org/TR/rdf-syntax-grammar), each inside the one that refers to it. */
export const rdfXmlElements = (quads: readonly Quad[]): readonly XmlElement[] => nested(quads).map(nodeElement);

/** Returns a whole document: `rdf:RDF` with the resources. */
export const rdfXmlRoot = (quads: readonly Quad[]): XmlElement => ({
  ...{ name: 'RDF', namespace: rdf, attributes: {} },
  children: rdfXmlElements(quads),
});

const nodeElement = ({ id, types, properties }: NestedNode): XmlElement => {
  const [first = iriOf('rdf:Description'), ...others] = types;
  const { namespace, local } = qualifiedName(first);
  return {
    ...{ name: local, namespace },
    attributes: id === undefined ? {} : { [`{${rdf}}about`]: id },
    children: [
      ...others.map((type) => ({
        ...named(iriOf('rdf:type')),
        attributes: { [`{${rdf}}resource`]: type },
        children: [],
      })),
      ...[...properties].flatMap(([property, values]) => values.map((value) => propertyElement(property, value))),
    ],
  };
};

const named = (iri: string): { readonly name: string; readonly namespace: string } => {
  const { local, namespace } = qualifiedName(iri);
  return { name: local, namespace };
};

const propertyElement = (property: string, value: Literal | NestedNode): XmlElement => {
  if ('termType' in value) return { ...named(property), attributes: attributesOf(value), children: [value.value] };
  const { id, types, properties } = value;
  if (id !== undefined && types.length === 0 && properties.size === 0)
    return { ...named(property), attributes: { [`{${rdf}}resource`]: id }, children: [] };
  return { ...named(property), attributes: {}, children: [nodeElement(value)] };
};

const attributesOf = ({ language, datatype }: Literal): Readonly<Record<string, string>> => {
  if (language !== '') return { [`{${XML}}lang`]: language };
  return datatype.value === iriOf('xsd:string') ? {} : { [`{${rdf}}datatype`]: datatype.value };
};
