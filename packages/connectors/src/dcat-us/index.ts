import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { pageQuestion } from '../asking/page-question.ts';
import { recordKey } from '../mapping/record-key.ts';
import { defineProtocol } from '../protocol.ts';
import { dcatUsEndpoint, isDcatUsAddress } from './endpoint.ts';
import { feedExample, nestedExample } from './example.ts';
import { mapDcatUs } from './map-dcat-us.ts';
import { pages, probe } from './pages.ts';
import { publishedIdentifier, substituteIdentifier } from './record-identifier.ts';

/** DCAT-US 1.1 (Project Open Data) and 3.0 (GSA/dcat-us): the `data.json` of a publisher. */
export const dcatUs = defineProtocol({
  name: 'dcat-us',
  title: 'DCAT-US',
  reads: said(
    'un document DCAT-US 1.1 ou 3.0 (`data.json`), avec ses catalogues imbriqués, ses séries et ses services',
    'a DCAT-US 1.1 or 3.0 document (`data.json`), with its nested catalogues, series and services',
  ),
  options: z.object({}),
  capabilities: {
    counts: false,
    validators: true,
    deletions: false,
    identity: said(
      '`identifier`, sinon `@id`, la page ou le titre',
      '`identifier`, else `@id`, the landing page or the title',
    ),
    singleRecords: true,
  },
  endpoint: dcatUsEndpoint,
  detection: { preference: 40, places: ['data.json'] },
  recognise: isDcatUsAddress,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(['modified']),
  probe,
  pages,
  keyOf: (record) => {
    const identifier = publishedIdentifier(record) ?? substituteIdentifier(record);
    return identifier === undefined ? undefined : recordKey(identifier);
  },
  map: mapDcatUs,
  one: ({ landingPage }) => pageQuestion(typeof landingPage === 'string' ? landingPage : undefined),
  examples: [feedExample, nestedExample],
});
