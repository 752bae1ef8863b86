import type { SimulatedProtocol } from '@moisson/simulator';

/** The catalogues that the bench reads: each protocol at the address that an operator would give, RDF in each of its syntaxes. */
interface BenchCatalogue {
  readonly name: string;
  readonly protocol: SimulatedProtocol;
  readonly path: string;
  /** The protocol reads no larger list. */
  readonly most?: number;
}

const atRoot = (protocol: SimulatedProtocol): BenchCatalogue => ({ name: protocol, protocol, path: '' });

export const benchCatalogues: readonly BenchCatalogue[] = [
  ...(['ckan', 'arcgis-hub', 'dcat-us', 'socrata', 'stac', 'udata', 'moisson'] as const).map(atRoot),
  ...(['ogc-records', 'csw', 'oai-pmh'] as const).map(atRoot),
  // Its API answers nothing beyond `offset + limit` of 10,000.
  { ...atRoot('opendatasoft'), most: 9900 },
  // At most 50,000 pages of a site are read, each by a request.
  { ...atRoot('schema-org'), most: 20_000 },
  { name: 'dcat (JSON-LD)', protocol: 'dcat', path: '/catalog.jsonld' },
  { name: 'dcat (Turtle)', protocol: 'dcat', path: '/catalog.ttl' },
  { name: 'dcat (RDF/XML)', protocol: 'dcat', path: '/catalog.rdf' },
  // A table is read as a whole, at most 16 MiB.
  { ...atRoot('table'), most: 5000 },
];

/** The names of the figures of a catalogue. */
export const figureNames = (name: string) => ({
  parse: `${name}: receive and parse alone`,
  read: `${name}: list and cut`,
  map: `${name}: read and map`,
  memory: `${name}: largest resident size`,
});
