import type { RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, type Json, type JsonObject } from '@moisson/domain';
import { isLiteral, readRdfXml, writeXml, type RdfGraph, type RdfNode, type XmlElement } from '@moisson/formats';
import { RecordReader } from '../record-reader.ts';
import { recordKey } from '../record-key.ts';
import { ElementReader } from '../xml/element-reader.ts';
import { mapDescribed } from '../xml/map-described.ts';
import type { XmlPayload } from '../xml/payload.ts';
import { datasetNodes, datasetTree } from './dataset-nodes.ts';
import { datasetKey } from './identifiers.ts';
import { mapDataset } from './map-dataset.ts';
import { iriOf } from './prefixes.ts';
import { shortNode } from './short-node.ts';

const RDF = iriOf('rdf:');
const DCAT = iriOf('dcat:');
const [TYPE, IDENTIFIER, SERVICE, RECORD] = [
  'rdf:type',
  'dct:identifier',
  'dcat:DataService',
  'dcat:CatalogRecord',
].map(iriOf) as [string, string, string, string];
/** Datasets of one record beside the first one that are kept as extras. */
const MAX_OTHERS = 50;

/** A record of a catalogue in RDF/XML: one graph, about one dataset. */
interface RdfRecord {
  /** The dataset in the form of `datasetTree`; undefined if the graph describes none. */
  readonly dataset: JsonObject | undefined;
  /** Other datasets of the graph. */
  readonly others: readonly JsonObject[];
  /** What the catalogue says about the record itself (`dcat:CatalogRecord`). */
  readonly about: JsonObject | undefined;
  readonly isService: boolean;
}

/** Whether an element is RDF/XML about a catalogue: `rdf:RDF`, or one node without it (RDF 1.1 XML Syntax §2.6). */
export const isRdfRecord = ({ namespace }: XmlElement): boolean => namespace === RDF || namespace === DCAT;

const known = new WeakMap<XmlElement, RdfRecord>();

/** Returns what a record says; nothing if it is not RDF. Key, state and dataset are read from one graph. */
const readRecord = (content: XmlElement, { endpoint }: Source): RdfRecord => {
  const before = known.get(content);
  if (before !== undefined) return before;
  const record = recordIn(graphOf(content, endpoint));
  known.set(content, record);
  return record;
};

const graphOf = (content: XmlElement, base: string): RdfGraph | undefined => {
  const isWhole = content.namespace === RDF && content.name === 'RDF';
  const whole: XmlElement = isWhole ? content : { name: 'RDF', namespace: RDF, attributes: {}, children: [content] };
  try {
    return readRdfXml(writeXml(whole), base);
  } catch {
    return undefined;
  }
};

const recordIn = (graph: RdfGraph | undefined): RdfRecord => {
  if (graph === undefined) return { dataset: undefined, others: [], about: undefined, isService: false };
  const { listed, mentioned } = datasetNodes(graph);
  const trees = [...listed, ...mentioned]
    .slice(0, MAX_OTHERS)
    .map((node) => treeOf(graph, node))
    .filter((tree) => tree !== undefined);
  const [about] = ofClass(graph, RECORD);
  const [dataset, ...others] = trees;
  return {
    ...{ dataset, others },
    about: about === undefined ? undefined : treeOf(graph, about),
    isService: dataset === undefined && ofClass(graph, SERVICE).length > 0,
  };
};

const treeOf = (graph: RdfGraph, node: RdfNode): JsonObject | undefined => {
  const tree = datasetTree(graph, node);
  return 'text' in tree ? (JSON.parse(tree.text) as JsonObject) : undefined;
};

const ofClass = (graph: RdfGraph, iri: string): RdfNode[] =>
  [...graph.nodes].filter((node) => graph.values(node, TYPE).some((type) => !isLiteral(type) && type === iri));

/**
 * Returns the key of a record: by which the catalogue knows it, as far as the graph says so (the identifier of the
 * `dcat:CatalogRecord`, or the end of the address that GeoNetwork gives it), so that a record has one key in all schemas.
 * Else that of its dataset.
 */
export const keyOfRdfRecord = (content: XmlElement, source: Source): RecordKey | undefined => {
  const { dataset, about } = readRecord(content, source);
  const identifier = about && (textIn(about[IDENTIFIER]) ?? geonetworkId(about) ?? (dataset && geonetworkId(dataset)));
  if (identifier !== undefined) return recordKey(identifier);
  if (dataset === undefined) return undefined;
  const stated = textIn(dataset[IDENTIFIER]);
  return stated === undefined ? datasetKey(dataset) : recordKey(stated);
};

const textIn = (values: Json | undefined): string | undefined => {
  const [first] = Array.isArray(values) ? (values as readonly Json[]) : [];
  const text = isJsonObject(first) ? first['@value'] : undefined;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
};

const geonetworkId = ({ '@id': iri }: JsonObject): string | undefined =>
  typeof iri === 'string' ? /\/(?:records|metadata)\/([\w.:-]{1,200})$/.exec(iri)?.[1] : undefined;

/** A record in RDF/XML, mapped as a dataset of any DCAT catalogue. A graph without a dataset is kept whole, as extras. */
export const rdfPayload: XmlPayload = {
  fits: isRdfRecord,
  map: (content, rest, key, source) => {
    const { dataset, others, about } = readRecord(content, source);
    if (dataset === undefined) return mapDescribed({}, { ...rest, ...new ElementReader(content).rest() }, key, source);
    const mapped = mapDataset(dataset, key, source);
    const beside = new RecordReader(
      {
        ...rest,
        ...(about === undefined ? {} : { 'dcat:record': shortNode(about) }),
        ...(others.length === 0 ? {} : { 'dcat:dataset': others.map(shortNode) }),
      },
      [...mapped.findings],
    );
    return {
      ...mapped,
      dataset: { ...mapped.dataset, extras: [...mapped.dataset.extras, ...beside.rest()] },
      findings: beside.findings,
    };
  },
  withholds: (content, source) => (readRecord(content, source).isService ? 'type: service' : undefined),
};

/** The paths of the dates that such a record claims. `start`: the path of what is in `rdf:RDF`, with "/" at its end. */
export const rdfVolatileFields = (start: string): string[] => {
  const datasets = ['Dataset', 'DatasetSeries', 'Description'];
  const listed = datasets.flatMap((node) => [node, `Catalog/dataset/${node}`, `Description/dataset/${node}`]);
  const files = ['Distribution', 'Description'].map((file) => `distribution/${file}`);
  const records = ['CatalogRecord', 'Description'].map((record) => `isPrimaryTopicOf/${record}`);
  const nodes = ['Catalog', 'CatalogRecord', ...listed];
  const inside = listed.flatMap((node) => [...files, ...records].map((part) => `${node}/${part}`));
  return [...nodes, ...inside].map((path) => `${start}${path}/modified`);
};
