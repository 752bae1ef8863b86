import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { defineProtocol } from '../protocol.ts';
import { isCsv, csvEndpoint } from './endpoint.ts';
import { csvExample } from './example.ts';
import { keyOf } from './key-of.ts';
import { mapTable } from './map-table.ts';
import { CsvListOptions } from './options.ts';
import { pages, probe } from './pages.ts';

/** A list of datasets that a body without a catalogue keeps as a table in CSV (RFC 4180). */
export const table = defineProtocol({
  name: 'table',
  title: 'Liste en CSV',
  reads: said(
    'un fichier CSV d’un jeu de données par ligne, aux colonnes nommées en français ou en anglais; plusieurs lignes d’un même identifiant sont les fichiers d’un seul jeu; à une adresse, ou déposé par l’exploitant (`source add --file`)',
    'a CSV file with one dataset a row, whose columns have French or English names; several rows with one identifier are the files of one dataset; at an address, or uploaded by the operator (`source add --file`)',
  ),
  options: CsvListOptions,
  capabilities: {
    counts: false,
    validators: true,
    deletions: false,
    identity: said('l’identifiant, sinon le titre', 'the identifier, else the title'),
    singleRecords: false,
    unmarkedEnd: true,
    uploads: true,
  },
  endpoint: csvEndpoint,
  detection: { preference: 10, places: [''] },
  recognise: isCsv,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(),
  probe,
  pages,
  keyOf,
  map: mapTable,
  examples: [csvExample],
});
