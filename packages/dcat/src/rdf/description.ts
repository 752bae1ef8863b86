import type { NamedNode, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types';
import type { LangText } from '@moisson/kernel';
import { DataFactory } from 'n3';
import { iriOf, type PrefixedName } from './namespaces.ts';

const TYPE = DataFactory.namedNode(iriOf('rdf:type'));
/** BCP 47, as far as RDF syntaxes check it. */
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i;

/** Makes blank nodes whose labels are the same each time the same thing is described, so that equal graphs are equal texts. */
export type Labels = () => string;

export const labelsOf = (name: string): Labels => {
  let count = 0;
  return () => `${name}n${(count += 1)}`;
};

/** Collects what is said of one resource, and of the resources inside it. */
export class Description {
  readonly #quads: Quad[];
  readonly #labels: Labels;
  readonly subject: Quad_Subject;

  private constructor(quads: Quad[], labels: Labels, subject: Quad_Subject) {
    [this.#quads, this.#labels, this.subject] = [quads, labels, subject];
  }

  /** Describes a resource; the result is appended to `quads`. */
  static of(quads: Quad[], labels: Labels, iri: string): Description {
    return new Description(quads, labels, DataFactory.namedNode(iri));
  }

  type(...classes: readonly PrefixedName[]): this {
    for (const one of classes) this.#add(TYPE, DataFactory.namedNode(iriOf(one)));
    return this;
  }

  /** Plain text, or text with a language; undefined says nothing. */
  text(property: PrefixedName, text: string | undefined, language?: string): this {
    if (text === undefined || text === '') return this;
    const tag = language !== undefined && LANGUAGE.test(language) ? language.toLowerCase() : undefined;
    return this.#add(DataFactory.namedNode(iriOf(property)), DataFactory.literal(text.toWellFormed(), tag));
  }

  /** One text for each language. */
  texts(property: PrefixedName, texts: LangText | undefined): this {
    for (const [language, text] of Object.entries(texts ?? {})) this.text(property, text, language);
    return this;
  }

  typed(property: PrefixedName, value: string | number | undefined, type: PrefixedName): this {
    if (value === undefined) return this;
    return this.#add(
      DataFactory.namedNode(iriOf(property)),
      DataFactory.literal(String(value), DataFactory.namedNode(iriOf(type))),
    );
  }

  link(property: PrefixedName, iri: string | undefined): this {
    return iri === undefined ? this : this.#add(DataFactory.namedNode(iriOf(property)), DataFactory.namedNode(iri));
  }

  /** Links to a property or a class of a vocabulary. */
  name(property: PrefixedName, name: PrefixedName): this {
    return this.link(property, iriOf(name));
  }

  /** Links to another resource and describes it: a blank node if it has no IRI. */
  node(property: PrefixedName, iri: string | undefined, describe: (inner: Description) => unknown): this {
    const subject = iri === undefined ? DataFactory.blankNode(this.#labels()) : DataFactory.namedNode(iri);
    this.#add(DataFactory.namedNode(iriOf(property)), subject);
    describe(new Description(this.#quads, this.#labels, subject));
    return this;
  }

  #add(property: NamedNode, object: Quad_Object): this {
    this.#quads.push(DataFactory.quad(this.subject, property, object));
    return this;
  }
}
