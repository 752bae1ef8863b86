import { xmlFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { rdfVolatileFields } from '../mapping/dcat-rdf/index.ts';
import { defineProtocol } from '../protocol.ts';
import { cswEndpoint, isCswAddress } from './endpoint.ts';
import { cswExamples } from './example.ts';
import { CswOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { cswQuestion } from './question.ts';
import { keyOfRecord, mapCswRecord, withholdsRecord } from './records.ts';

/** OGC Catalogue Services for the Web 2.0.2 (OGC 07-006r1), and 3.0 (OGC 12-176r7) where 2.0.2 is not served. */
export const csw = defineProtocol({
  name: 'csw',
  title: 'CSW',
  reads: said(
    'l’adresse d’un service de catalogue de l’OGC, par `GetRecords` (ISO 19139, ISO 19115-3, DCAT ou Dublin Core)',
    'the address of a catalogue service of the OGC, by `GetRecords` (ISO 19139, ISO 19115-3, DCAT or Dublin Core)',
  ),
  options: CswOptions,
  capabilities: {
    counts: true,
    validators: false,
    deletions: false,
    identity: said('l’identifiant de la fiche (`fileIdentifier`)', 'the identifier of the record (`fileIdentifier`)'),
    singleRecords: true,
  },
  endpoint: cswEndpoint,
  detection: { preference: 60, places: ['csw', 'geonetwork/srv/fre/csw', 'geonetwork/srv/eng/csw'] },
  recognise: isCswAddress,
  format: xmlFormat,
  mappingVersion: 1,
  // The date of the record itself, in each schema. `modified` of Dublin Core is that of the record too.
  volatileFields: new Set(['dateStamp', 'dateInfo', 'modified', 'date', ...rdfVolatileFields('')]),
  probe,
  pages,
  keyOf: keyOfRecord,
  withholds: withholdsRecord,
  map: mapCswRecord,
  one: cswQuestion,
  examples: cswExamples,
});
