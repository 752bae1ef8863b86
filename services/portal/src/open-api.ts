import { Dataset, Feed, PublicSource, SourceRecord } from '@moisson/contracts';
import { z } from 'zod';
import { SearchParams } from './dataset-query.ts';

const reference = (name: string): unknown => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: unknown): unknown => ({
  type: 'object',
  required: ['items'],
  properties: { items: { type: 'array', items } },
});
const answer = (description: string, schema: unknown): unknown => ({
  200: { description, content: { 'application/json': { schema } } },
  default: { description: 'RFC 9457', content: { 'application/problem+json': { schema: reference('Problem') } } },
});
const path = (name: string, description: string): unknown => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

/** OpenAPI 3.1 of the portal, made from the schemas that check the requests and the contracts. */
export const openApiDocument = (): unknown => {
  const search = z.toJSONSchema(SearchParams, { io: 'input' }) as { properties: Record<string, unknown> };
  const facet = {
    type: 'array',
    items: {
      type: 'object',
      properties: { value: { type: 'string' }, label: { type: 'string' }, count: { type: 'integer' } },
    },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Moisson',
      version: '1',
      description: 'Catalogue fédéré des données ouvertes du Québec. Federated open-data catalogue of Québec.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: {
      '/api/v1/datasets': {
        get: {
          summary: 'Search the catalogue',
          parameters: Object.entries(search.properties).map(([name, schema]) => ({ name, in: 'query', schema })),
          responses: answer('A page; `next` is the cursor of the following one, also as Link rel="next"', {
            type: 'object',
            required: ['items', 'total', 'facets'],
            properties: {
              items: { type: 'array', items: reference('Dataset') },
              total: { type: 'integer' },
              facets: {
                type: 'object',
                properties: { organization: facet, theme: facet, format: facet, licence: facet },
              },
              next: { type: 'string' },
            },
          }),
        },
      },
      '/api/v1/datasets/{id}': {
        get: {
          summary: 'One dataset, with the provenance of each field',
          parameters: [path('id', 'UUID')],
          responses: answer('The dataset; 301 to the one it was merged into, 410 if removed', reference('Dataset')),
        },
      },
      '/api/v1/datasets/{id}/records': {
        get: {
          summary: 'The source records behind a dataset',
          parameters: [path('id', 'UUID')],
          responses: answer('The records', listOf(reference('SourceRecord'))),
        },
      },
      '/api/v1/records/{sourceId}/raw': {
        get: {
          summary: 'A record as its source told it, personal contacts masked',
          parameters: [
            path('sourceId', 'Source'),
            { name: 'key', in: 'query', required: true, schema: { type: 'string' } },
          ],
          responses: answer('The raw record', {}),
        },
      },
      '/api/v1/organizations': {
        get: {
          summary: 'Organizations with datasets',
          responses: answer(
            'The organizations',
            listOf({
              type: 'object',
              properties: { id: { type: 'string' }, name: { type: 'string' }, datasets: { type: 'integer' } },
            }),
          ),
        },
      },
      '/api/v1/sources': {
        get: {
          summary: 'The sources and how their feeds stand',
          responses: answer('The sources', listOf(reference('PublicSource'))),
        },
      },
      '/api/v1/sources/{id}': {
        get: {
          summary: 'One source',
          parameters: [path('id', 'Source id')],
          responses: answer('The source', reference('PublicSource')),
        },
      },
    },
    components: {
      schemas: {
        Dataset: z.toJSONSchema(Dataset),
        Feed: z.toJSONSchema(Feed),
        PublicSource: z.toJSONSchema(PublicSource),
        SourceRecord: z.toJSONSchema(SourceRecord),
        Problem: {
          type: 'object',
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            detail: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string' },
            instance: { type: 'string' },
          },
        },
      },
    },
  };
};
