import type { MappedRecord } from '@moisson/domain';
import { jsonFormat, readGraph } from '@moisson/formats';
import { aSource } from '@moisson/testkit';
import { datasetKey, datasetNodes, datasetTree, mapDataset } from '../mapping/dcat-rdf/index.ts';

const PREFIXES: Readonly<Record<string, string>> = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  gsp: 'http://www.opengis.net/ont/geosparql#',
  locn: 'http://www.w3.org/ns/locn#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'http://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  time: 'http://www.w3.org/2006/time#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** Maps the dataset `<https://a.ca/d>` with these properties, in Turtle. `more`: other statements. For tests. */
export const mapTurtle = async (properties: string, more = ''): Promise<MappedRecord> => {
  const prefixes = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const own = properties
    .split(/[[\]]/)
    .filter((_, at) => at % 2 === 0)
    .join('');
  const title = own.includes('dct:title') ? '' : ' dct:title "Arbres"@fr ;';
  const text = `${prefixes.join('\n')} <https://a.ca/d> a dcat:Dataset ;${title} ${properties} . ${more}`;
  const graph = await readGraph({
    url: 'https://a.ca/catalog.ttl',
    contentType: 'text/turtle',
    chunks: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  const tree = datasetTree(graph, datasetNodes(graph).listed[0]!);
  if (!('text' in tree)) throw new RangeError(tree.fault);
  const { record } = jsonFormat.parse(Buffer.from(tree.text));
  return mapDataset(record, datasetKey(record)!, aSource({ protocol: 'dcat', organization: undefined }));
};
