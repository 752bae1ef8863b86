import {
  isBlank,
  isLiteral,
  treeOf,
  type RdfGraph,
  type RdfNode,
  type TreeReading,
  type TreeRules,
} from '@moisson/formats';
import { MAX_DATA_BYTES } from '@moisson/contracts';
import { iriOf } from './prefixes.ts';

const TYPE = iriOf('rdf:type');
const DATASETS = ['dcat:Dataset', 'dcat:DatasetSeries'].map(iriOf);
const CATALOGUES = ['dcat:Catalog', 'hydra:Collection', 'hydra:PagedCollection', 'hydra:PartialCollectionView'].map(
  iriOf,
);
/** Properties with which a catalogue lists its members. */
const MEMBERS = ['dcat:dataset', 'hydra:member'].map(iriOf);
const OTHER_MEMBERS = ['dcat:service', 'dcat:catalog'].map(iriOf);
const OTHERS = ['dcat:DataService', 'dcat:Catalog'].map(iriOf);
const TITLE = iriOf('dct:title');

const RULES: TreeRules = {
  named: new Set([...DATASETS, ...CATALOGUES, iriOf('dcat:CatalogRecord')]),
  // A concept leads to its scheme, and from there to all concepts.
  unfollowed: new Set(
    ['skos:inScheme', 'skos:topConceptOf', 'skos:broader', 'skos:narrower', 'skos:related', 'skos:member']
      .concat(['skos:exactMatch', 'skos:closeMatch', 'dct:isPartOf', 'dct:hasPart', 'rdfs:isDefinedBy'])
      .map(iriOf),
  ),
  maxCharacters: MAX_DATA_BYTES,
};

/** The datasets of one graph. */
export interface DatasetNodes {
  /** Whether the graph is about a catalogue or datasets at all. */
  readonly isCatalogue: boolean;
  /** Described datasets that a catalogue lists, and blank nodes; all of them if no catalogue lists one. */
  readonly listed: readonly RdfNode[];
  /** Other described datasets: what a listed one refers to. */
  readonly mentioned: readonly RdfNode[];
  /** What catalogues list as a dataset and this graph does not describe, by IRI. */
  readonly undescribed: readonly RdfNode[];
  /** Number of listed datasets that are described nowhere, because their names are not those of a described one. */
  readonly shortfall: number;
  /** Listed members that are not datasets: services, catalogues. */
  readonly others: number;
}

/**
 * Returns the datasets and series of a graph. A node with nothing but a class is not described. GeoNetwork lists its
 * datasets under IRIs that it does not use for them: if no listed one is described, all datasets are taken as listed, and
 * only their number is compared. So is that of blank nodes, whose labels are wrong in some catalogues.
 */
export const datasetNodes = (graph: RdfGraph): DatasetNodes => {
  const { datasets, listing, others, isCatalogue } = membersOf(graph);
  const all = [...datasets];
  const listed = all.filter((node) => listing.has(node));
  const unlisted = all.filter((node) => !listing.has(node));
  const undescribed = [...listing].filter((node) => !datasets.has(node) && !others.has(node));
  const common = { isCatalogue: isCatalogue || datasets.size > 0 || listing.size > 0, others: others.size };
  if (listed.length === 0 && all.length > 0) {
    const shortfall = Math.max(0, undescribed.length - all.length);
    return { ...common, listed: all, mentioned: [], undescribed: [], shortfall };
  }
  const blank = unlisted.filter(isBlank);
  return {
    ...common,
    listed: [...listed, ...blank],
    mentioned: unlisted.filter((node) => !isBlank(node)),
    undescribed: undescribed.filter((node) => !isBlank(node)),
    shortfall: Math.max(0, undescribed.filter(isBlank).length - blank.length),
  };
};

interface Members {
  readonly datasets: ReadonlySet<RdfNode>;
  readonly listing: ReadonlySet<RdfNode>;
  readonly others: ReadonlySet<RdfNode>;
  readonly isCatalogue: boolean;
}

const membersOf = (graph: RdfGraph): Members => {
  const [datasets, listing, others, inside] = [0, 1, 2, 3].map(() => new Set<RdfNode>()) as Sets;
  let isCatalogue = false;
  for (const node of graph.nodes) {
    isCatalogue ||= hasClass(graph, node, CATALOGUES);
    if (isDataset(graph, node)) datasets.add(node);
    for (const [property, values] of graph.properties(node)) {
      const members = MEMBERS.includes(property) ? listing : OTHER_MEMBERS.includes(property) ? others : inside;
      for (const value of values) if (!isLiteral(value) && (members !== inside || isBlank(value))) members.add(value);
    }
  }
  for (const node of listing) {
    if (isOther(graph, node)) others.add(node);
    else if (isTitled(graph, node)) datasets.add(node);
  }
  // A blank node inside another node is a part of its record.
  for (const node of inside) if (!listing.has(node)) datasets.delete(node);
  return { datasets, listing, others, isCatalogue };
};
type Sets = [Set<RdfNode>, Set<RdfNode>, Set<RdfNode>, Set<RdfNode>];

/** A catalogue is a dataset too (DCAT 3 §6.3); but one that lists others is the list, not a record. */
const isDataset = (graph: RdfGraph, node: RdfNode): boolean =>
  hasClass(graph, node, DATASETS) &&
  isDescribed(graph, node) &&
  !MEMBERS.some((property) => graph.properties(node).has(property));
const hasClass = (graph: RdfGraph, node: RdfNode, classes: readonly string[]): boolean =>
  graph.values(node, TYPE).some((type) => !isLiteral(type) && classes.includes(type));
const isDescribed = (graph: RdfGraph, node: RdfNode): boolean => {
  const properties = graph.properties(node);
  return properties.size > (properties.has(TYPE) ? 1 : 0);
};
const isTitled = (graph: RdfGraph, node: RdfNode): boolean => graph.values(node, TITLE).length > 0;
const isOther = (graph: RdfGraph, node: RdfNode): boolean =>
  hasClass(graph, node, OTHERS) && !hasClass(graph, node, DATASETS);

/** Returns a dataset with its distributions, agents, places and documents; other datasets and catalogues are only named. */
export const datasetTree = (graph: RdfGraph, node: RdfNode): TreeReading => treeOf(graph, node, RULES);
