import { rdfSyntaxes } from '@moisson/dcat';
import { said } from '@moisson/kernel';
import { csvHead, csvRows } from './csv-rows.ts';
import type { ExportFormat } from './export-format.ts';
import { parquetEncoder } from './parquet-encoder.ts';
import { rdfEncoder } from './rdf-encoder.ts';

/** The forms in which the catalogue is exported. */
export const exportFormats: readonly ExportFormat[] = [
  {
    extension: 'ndjson',
    contentType: 'application/x-ndjson; charset=utf-8',
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve : un jeu de données JSON par ligne',
      'The whole catalogue, or what a filter finds of it: one JSON dataset a line',
    ),
    encoder: () => ({
      part: (datasets) => datasets.map((dataset) => `${JSON.stringify(dataset)}\n`).join(''),
      end: () => '',
    }),
  },
  {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve, pour un tableur',
      'The whole catalogue, or what a filter finds of it, for a spreadsheet',
    ),
    encoder: ({ origin }) => {
      let head = csvHead();
      return {
        part: (datasets) => {
          const text = head + csvRows(datasets, origin);
          head = '';
          return text;
        },
        end: () => head,
      };
    },
  },
  {
    extension: 'jsonld',
    contentType: rdfSyntaxes.jsonld,
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve : DCAT-AP en JSON-LD, un seul document',
      'The whole catalogue, or what a filter finds of it: DCAT-AP as JSON-LD, one document',
    ),
    encoder: (site) => rdfEncoder('jsonld', site),
  },
  {
    extension: 'nt',
    contentType: rdfSyntaxes.nt,
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve : DCAT-AP en N-Triples, un triplet par ligne',
      'The whole catalogue, or what a filter finds of it: DCAT-AP as N-Triples, one triple a line',
    ),
    encoder: (site) => rdfEncoder('nt', site),
  },
  {
    extension: 'parquet',
    contentType: 'application/vnd.apache.parquet',
    summary: said(
      'Tout le catalogue, ou ce qu’un filtre en trouve, en Parquet : les colonnes du CSV, avec leurs types',
      'The whole catalogue, or what a filter finds of it, as Parquet: the columns of the CSV, with their types',
    ),
    encoder: ({ origin }) => parquetEncoder(origin),
  },
];
