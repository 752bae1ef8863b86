import { isLiteral, treeOf, type RdfGraph, type RdfNode, type TreeReading, type TreeRules } from '@moisson/formats';
import { MAX_DATA_BYTES } from '@moisson/contracts';
import { iriOf } from './prefixes.ts';

const TYPE = iriOf('rdf:type');
const DATASETS = ['dcat:Dataset', 'dcat:DatasetSeries'].map(iriOf);
const CATALOGUES = ['dcat:Catalog', 'hydra:Collection', 'hydra:PagedCollection', 'hydra:PartialCollectionView'].map(iriOf);
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
  /** Described datasets that a catalogue lists; all of them if it lists none of them. */
  readonly listed: readonly RdfNode[];
  /** Other described datasets: what a listed one refers to. */
  readonly mentioned: readonly RdfNode[];
  /** What catalogues list as a dataset and this graph does not describe. */
  readonly undescribed: readonly RdfNode[];
  /** Number of datasets that are listed under other IRIs than those of described ones, beyond their number. */
  readonly shortfall: number;
  /** Listed members that are not datasets: services, catalogues. */
  readonly others: number;
}

/**
 * Returns the datasets and series of a graph. A node with nothing but a class is not described. GeoNetwork lists its
 * datasets under IRIs that it does not use for them: if no listed one is described, all datasets are taken as listed.
 */
export const datasetNodes = (graph: RdfGraph): DatasetNodes => {
  const [datasets, listing] = [new Set<RdfNode>(), new Set<RdfNode>()];
  const others = new Set<RdfNode>();
  let isCatalogue = false;
  for (const node of graph.nodes) {
    // A catalogue is a dataset too (DCAT 3 §6.3); but one that lists others is the list, not a record.
    const lists = MEMBERS.some((property) => graph.properties(node).has(property));
    if (!lists && hasClass(graph, node, DATASETS) && isDescribed(graph, node)) datasets.add(node);
    isCatalogue ||= hasClass(graph, node, CATALOGUES);
    for (const property of MEMBERS)
      for (const value of graph.values(node, property)) if (!isLiteral(value)) listing.add(value);
    for (const property of OTHER_MEMBERS)
      for (const value of graph.values(node, property)) if (!isLiteral(value)) others.add(value);
  }
  for (const node of graph.nodes)
    for (const value of graph.values(node, MEMBERS[0]!))
      if (!isLiteral(value) && isTitled(graph, value) && !isOther(graph, value)) datasets.add(value);
  for (const node of listing) if (isOther(graph, node)) others.add(node);
  const listed = [...datasets].filter((node) => listing.has(node));
  const undescribed = [...listing].filter((node) => !datasets.has(node) && !others.has(node));
  const isCatalogueHere = isCatalogue || datasets.size > 0 || listing.size > 0;
  const common = { isCatalogue: isCatalogueHere, others: others.size };
  if (listed.length > 0 || datasets.size === 0) {
    const mentioned = [...datasets].filter((node) => !listing.has(node));
    return { ...common, listed, mentioned, undescribed, shortfall: 0 };
  }
  const shortfall = Math.max(0, undescribed.length - datasets.size);
  return { ...common, listed: [...datasets], mentioned: [], undescribed: [], shortfall };
};

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
