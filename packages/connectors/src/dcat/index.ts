import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { datasetKey, iriOf, mapDataset } from '../mapping/dcat-rdf/index.ts';
import { defineProtocol } from '../protocol.ts';
import { dcatEndpoint, isDcat } from './endpoint.ts';
import { pagedExample, rdfXmlExample, turtleExample } from './example.ts';
import { DcatOptions } from './options.ts';
import { pages, probe } from './pages.ts';

/**
 * A catalogue in RDF: DCAT (w3.org/TR/vocab-dcat-3) and its profiles, in one document or in pages by Hydra. A record is the
 * tree of one dataset in the form of expanded JSON-LD (`datasetTree`), the same for all syntaxes.
 */
export const dcat = defineProtocol({
  name: 'dcat',
  title: 'DCAT',
  reads: said(
    'l’adresse d’un catalogue DCAT ou DCAT-AP en JSON-LD, Turtle, RDF/XML ou N-Triples, par pages (Hydra) ou en un document',
    'the address of a DCAT or DCAT-AP catalogue in JSON-LD, Turtle, RDF/XML or N-Triples, in pages (Hydra) or in one document',
  ),
  options: DcatOptions,
  capabilities: {
    counts: true,
    validators: true,
    deletions: false,
    identity: said(
      'l’IRI du jeu de données, sinon son identifiant ou sa page',
      'the IRI of the dataset, else its identifier or its page',
    ),
    singleRecords: false,
  },
  endpoint: dcatEndpoint,
  detection: { preference: 50, places: ['catalog.jsonld', 'catalog.ttl', 'catalog.rdf', 'catalog.xml'] },
  recognise: isDcat,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(['dct:modified', 'dct:updated', 'schema:dateModified', 'dc:date'].map(iriOf)),
  readsChanges: true,
  probe,
  pages,
  keyOf: datasetKey,
  map: mapDataset,
  examples: [turtleExample, rdfXmlExample, pagedExample],
});
