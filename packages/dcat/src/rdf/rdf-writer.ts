import { escapedAttribute, writeXml } from '@moisson/formats';
import type { Quad } from '@rdfjs/types';
import { Writer } from 'n3';
import { JSON_LD_CONTEXT, jsonLdNodes } from './json-ld.ts';
import { NAMESPACES } from './namespaces.ts';
import { rdfXmlElements } from './rdf-xml.ts';

/** The RDF syntaxes that we write, by the extension of their files. */
export const rdfSyntaxes = {
  jsonld: 'application/ld+json',
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
} as const;
export type RdfSyntax = keyof typeof rdfSyntaxes;

/** Writes a document in parts, so that only one part is in memory. */
export interface RdfWriter {
  /** Returns the text of the next part: one or more resources, complete in themselves. */
  part(quads: readonly Quad[]): string;
  /** Returns what remains after the last part. */
  end(): string;
}

/** Returns a writer of a new document. */
export const rdfWriter = (syntax: RdfSyntax): RdfWriter => {
  if (syntax === 'jsonld') return jsonLdWriter();
  return syntax === 'rdf' ? rdfXmlWriter() : n3Writer(syntax);
};

/** Returns a whole document. */
export const writeRdf = (syntax: RdfSyntax, quads: readonly Quad[]): string => {
  const writer = rdfWriter(syntax);
  return writer.part(quads) + writer.end();
};

const jsonLdWriter = (): RdfWriter => {
  const head = JSON.stringify({ '@context': JSON_LD_CONTEXT }).slice(0, -1);
  let before = `${head},"@graph":[`;
  return {
    part: (quads) => {
      const text = jsonLdNodes(quads).map((node) => JSON.stringify(node));
      if (text.length === 0) return '';
      const whole = `${before}${text.join(',\n')}`;
      before = ',\n';
      return whole;
    },
    end: () => (before === ',\n' ? ']}\n' : `${before}]}\n`),
  };
};

const rdfXmlWriter = (): RdfWriter => {
  const prefixes = Object.entries(NAMESPACES);
  const declared = prefixes.map(([prefix, iri]) => ` xmlns:${prefix}="${escapedAttribute(iri)}"`);
  const byNamespace = new Map(prefixes.map(([prefix, iri]) => [iri, prefix]));
  let before = `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared.join('')}>\n`;
  return {
    part: (quads) => {
      const text = rdfXmlElements(quads).map((element) => `${writeXml(element, byNamespace)}\n`);
      const whole = before + text.join('');
      before = '';
      return whole;
    },
    end: () => `${before}</rdf:RDF>\n`,
  };
};

const n3Writer = (syntax: 'ttl' | 'nt'): RdfWriter => {
  let written: string[] = [];
  const sink = {
    write: (text: string, _encoding: string, done?: () => void) => {
      written.push(text);
      done?.();
    },
    end: (done?: () => void) => done?.(),
  };
  const taken = (): string => {
    const text = written.join('');
    written = [];
    return text;
  };
  const writer = new Writer(sink, syntax === 'nt' ? { format: 'N-Triples' } : { prefixes: NAMESPACES });
  return {
    part: (quads) => {
      writer.addQuads(quads);
      return taken();
    },
    end: () => {
      writer.end();
      return taken();
    },
  };
};
