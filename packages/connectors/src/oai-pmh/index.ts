import { xmlFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { rdfVolatileFields } from '../mapping/dcat-rdf/index.ts';
import { defineProtocol } from '../protocol.ts';
import { isOaiAddress, oaiEndpoint } from './endpoint.ts';
import { oaiExamples } from './example.ts';
import { keyOfRecord } from './header.ts';
import { mapOaiRecord, withholdsOaiRecord } from './map-oai-record.ts';
import { OaiOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { oaiQuestion } from './question.ts';

/** Open Archives Initiative Protocol for Metadata Harvesting 2.0 (openarchives.org/OAI/openarchivesprotocol.html). */
export const oaiPmh = defineProtocol({
  name: 'oai-pmh',
  title: 'OAI-PMH',
  reads: said(
    'l’adresse de base d’un dépôt OAI-PMH 2.0, par `ListRecords` (ISO 19115, DCAT, DataCite ou Dublin Core)',
    'the base URL of an OAI-PMH 2.0 repository, by `ListRecords` (ISO 19115, DCAT, DataCite or Dublin Core)',
  ),
  options: OaiOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: true,
    identity: said('l’identifiant de l’en-tête', 'the identifier in the header'),
    singleRecords: true,
  },
  endpoint: oaiEndpoint,
  detection: { preference: 30, places: ['oai', 'oai-pmh'] },
  recognise: isOaiAddress,
  format: xmlFormat,
  mappingVersion: 2,
  volatileFields: new Set([
    ...['header/datestamp', 'about', 'metadata/dc/modified'],
    ...rdfVolatileFields('metadata/RDF/'),
    ...['dateStamp', 'dateInfo'].flatMap((date) => ['MD', 'MI'].map((kind) => `metadata/${kind}_Metadata/${date}`)),
  ]),
  readsChanges: true,
  probe,
  pages,
  keyOf: keyOfRecord,
  withholds: withholdsOaiRecord,
  map: mapOaiRecord,
  one: oaiQuestion,
  examples: oaiExamples,
});
