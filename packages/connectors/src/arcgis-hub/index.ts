import { jsonFormat } from '@moisson/formats';
import { said } from '@moisson/kernel';
import { defineProtocol } from '../protocol.ts';
import { hubEndpoint, isHubAddress } from './endpoint.ts';
import { feedExample, searchExample } from './example.ts';
import { keyOf } from './key-of.ts';
import { mapHubRecord } from './map-hub-record.ts';
import { HubOptions } from './options.ts';
import { pages, probe } from './pages.ts';
import { hubQuestion } from './question.ts';

/**
 * ArcGIS Hub: its search API, or a DCAT-US feed in one document. Both give a record the same key: item id and layer.
 */
export const arcgisHub = defineProtocol({
  name: 'arcgis-hub',
  title: 'ArcGIS Hub',
  reads: said(
    'le site d’un ArcGIS Hub, par sa recherche (OGC API Records), sinon par son flux; ou l’adresse d’un flux DCAT-US',
    'the site of an ArcGIS Hub, by its search (OGC API Records), else by its feed; or the address of a DCAT-US feed',
  ),
  options: HubOptions,
  capabilities: {
    counts: true,
    validators: true,
    deletions: false,
    identity: said(
      'l’élément et sa couche, sinon l’identifiant ou son adresse',
      'the item and its layer, else the identifier or its address',
    ),
    singleRecords: true,
  },
  endpoint: hubEndpoint,
  detection: { preference: 95, places: [''] },
  recognise: isHubAddress,
  format: jsonFormat,
  mappingVersion: 4,
  volatileFields: new Set([
    'modified',
    'updated',
    'numViews',
    'views',
    'thumbnail',
    'scoreCompleteness',
    'avgRating',
    'numRatings',
    'numComments',
    'links',
    'timeStamp',
    'lastViewed',
  ]),
  probe,
  pages,
  keyOf,
  map: mapHubRecord,
  one: hubQuestion,
  examples: [searchExample, feedExample],
});
