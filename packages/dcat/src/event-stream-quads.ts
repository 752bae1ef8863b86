import type { Quad } from '@rdfjs/types';
import { Description, labelsOf, type Labels } from './rdf/description.ts';

/** An event stream and its root node. Addresses are whole ones. */
export interface EventStream {
  readonly stream: string;
  readonly root: string;
}

/** One change: what happened to which dataset. A `Refresh` is of none. */
export interface StreamMember {
  readonly iri: string;
  readonly kind: 'Create' | 'Update' | 'Delete' | 'Move' | 'Refresh';
  /** ISO 8601. */
  readonly published: string;
  readonly dataset?: string;
  readonly revision?: number;
  /** With `Move`: the dataset that it is a part of from then on. */
  readonly target?: string;
}

/** Another node, whose members are all published at this instant or later. */
export interface LaterNode {
  readonly iri: string;
  readonly since: string;
}

/** Returns the stream (Linked Data Event Streams, w3id.org/ldes/specification) and its root node, which leads to the oldest members. */
export const eventStreamQuads = ({ stream, root }: EventStream, first: LaterNode | undefined): readonly Quad[] => {
  const quads: Quad[] = [];
  const labels = labelsOf('stream');
  Description.of(quads, labels, stream)
    .type('ldes:EventStream')
    .name('ldes:timestampPath', 'as:published')
    .name('ldes:versionOfPath', 'as:object')
    .name('ldes:versionCreateObject', 'as:Create')
    .name('ldes:versionUpdateObject', 'as:Update')
    .name('ldes:versionDeleteObject', 'as:Delete')
    .link('tree:view', root);
  described(quads, labels, root, first);
  return quads;
};

/** Returns a node with its members (TREE hypermedia, w3id.org/tree/specification), in their order. */
export const streamNodeQuads = (
  { stream, root }: EventStream,
  node: string,
  members: readonly StreamMember[],
  next: LaterNode | undefined,
): readonly Quad[] => {
  const quads: Quad[] = [];
  const labels = labelsOf('node');
  const collection = Description.of(quads, labels, stream).type('ldes:EventStream').link('tree:view', root);
  described(quads, labels, node, next);
  for (const { iri } of members) collection.link('tree:member', iri);
  for (const { iri, kind, published, dataset, revision, target } of members)
    Description.of(quads, labels, iri)
      .type(`as:${kind}`)
      .typed('as:published', published, 'xsd:dateTime')
      .link('as:object', dataset)
      .link('as:target', target)
      .text('dcat:version', revision === undefined ? undefined : String(revision));
  return quads;
};

const described = (quads: Quad[], labels: Labels, node: string, later: LaterNode | undefined): void => {
  const tree = Description.of(quads, labels, node).type('tree:Node');
  if (later === undefined) return;
  tree.node('tree:relation', undefined, (relation) =>
    relation
      .type('tree:GreaterThanOrEqualToRelation')
      .link('tree:node', later.iri)
      .name('tree:path', 'as:published')
      .typed('tree:value', later.since, 'xsd:dateTime'),
  );
};
