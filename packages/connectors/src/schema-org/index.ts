import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { defineProtocol } from '../protocol.ts';
import { isSchemaOrg, schemaOrgEndpoint } from './endpoint.ts';
import { indexExample, siteExample } from './example.ts';
import { keyOf } from './key-of.ts';
import { mapPage } from './map-page.ts';
import { SchemaOrgOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { pageQuestion } from './question.ts';

/** Pages that describe datasets for search engines: schema.org/Dataset as JSON-LD, found through sitemaps. */
export const schemaOrg = defineProtocol({
  name: 'schema-org',
  title: 'Pages schema.org',
  reads: said(
    'le site, ou l’adresse de son plan de site (sitemap), dont les pages décrivent des jeux de données en JSON-LD; chaque page est lue, au rythme demandé',
    'the site, or the address of its sitemap, whose pages describe datasets in JSON-LD; every page is read, at the pace that is asked for',
  ),
  options: SchemaOrgOptions,
  capabilities: {
    counts: false,
    validators: false,
    deletions: false,
    identity: said(
      '`@id`, sinon `identifier`, sinon l’adresse du jeu ou de sa page',
      '`@id`, else `identifier`, else the address of the dataset or of its page',
    ),
    pagingLimit: 50_000,
    singleRecords: true,
  },
  endpoint: schemaOrgEndpoint,
  detection: { preference: 20, places: [''] },
  recognise: isSchemaOrg,
  format: jsonFormat,
  mappingVersion: 1,
  volatileFields: new Set(['dateModified', 'interactionStatistic']),
  probe,
  pages,
  keyOf,
  map: mapPage,
  one: pageQuestion,
  examples: [siteExample, indexExample],
});
