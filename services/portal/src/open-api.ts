import { Dataset, DatasetId, PublicFeed, PublicSource, SourceId, SourceRecord } from '@moisson/contracts';
import { Problem, ProblemCode } from '@moisson/kernel';
import { facetNames } from '@moisson/domain';
import { z } from 'zod';
import { SearchParams } from './datasets/dataset-query.ts';
import { GoneDataset } from './datasets/find-dataset.ts';
import { LanguageParam } from './only-params.ts';

type Schema = Readonly<Record<string, unknown>>;

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
/** An object of exactly these members; those that `optional` names may be absent. */
const objectOf = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const arrayOf = (items: Schema): Schema => ({ type: 'array', items });
const listOf = (items: Schema): Schema => objectOf({ items: arrayOf(items) });
const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };

const PROBLEMS = {
  400: 'The request cannot be read, or a parameter is not what it should be',
  404: 'Not there',
  410: 'Removed: `dataset` tells its title, its organization, when it left and why',
  500: 'A fault of ours',
  503: 'The store does not answer, or the service is not ready',
} as const;
type ProblemStatus = keyof typeof PROBLEMS;

const problemOf = (description: string): unknown => ({
  description,
  headers: { 'Content-Language': { schema: { enum: ['fr', 'en'] } } },
  content: { 'application/problem+json': { schema: reference('Problem') } },
});

/** The answers of one path: what it gives, and the problems that any or this one may have. */
const answers = (description: string, schema: Schema, also: readonly ProblemStatus[] = []): object => ({
  200: { description, content: { 'application/json': { schema } } },
  304: { description: 'As it was when the ETag of If-None-Match was given' },
  ...Object.fromEntries(([400, 500, 503, ...also] as const).map((status) => [status, problemOf(PROBLEMS[status])])),
  default: problemOf('Any other problem, RFC 9457'),
});
const moved = {
  301: {
    description: 'It was merged into the one at Location',
    headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } },
  },
};
const parameter = (where: 'path' | 'query', name: string, description: string, schema: unknown): unknown => ({
  name,
  in: where,
  required: true,
  description,
  schema,
});
const schemaOf = (schema: z.ZodType): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      // A tuple of equals says the same as a list of that length, which more of OpenAPI's tools understand.
      const { prefixItems = [], items } = jsonSchema;
      const [first] = prefixItems;
      const isUniform = prefixItems.every((one) => JSON.stringify(one) === JSON.stringify(first));
      if (first === undefined || items !== false || !isUniform) return;
      delete jsonSchema.prefixItems;
      jsonSchema.items = first;
    },
  });
  return rest;
};
/** Of any route of the API: parameters that a route does not have are refused. */
const language: unknown = {
  name: 'lang',
  in: 'query',
  description: 'The language of problems, in place of Accept-Language',
  schema: schemaOf(LanguageParam.unwrap()),
};
const datasetId = parameter('path', 'id', 'The dataset’s id', schemaOf(DatasetId));

/** OpenAPI 3.1 of the portal, made from the schemas that check the requests and the contracts. */
export const openApiDocument = (): unknown => {
  const search = z.toJSONSchema(SearchParams, { io: 'input' }) as { properties: Record<string, Schema> };
  const facet = arrayOf(objectOf({ value: text, label: text, count }, ['label']));
  const facets = facetNames.map((name) => (name === 'license' ? 'licence' : name));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Moisson',
      version: '1',
      description: 'Catalogue fédéré des données ouvertes du Québec. Federated open-data catalogue of Québec.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/openapi.json': {
        get: { summary: 'This document', responses: answers('The document', { type: 'object' }) },
      },
      '/api/v1/datasets': {
        get: {
          summary: 'Search the catalogue',
          parameters: [
            ...Object.entries(search.properties).map(([name, schema]) => ({ name, in: 'query', schema })),
            language,
          ],
          responses: answers(
            'A page; `next` is the cursor of the following one, also as Link rel="next". `notice` says why nothing was searched for: `q` has no word that can be',
            objectOf(
              {
                items: arrayOf(reference('Dataset')),
                total: count,
                facets: objectOf(Object.fromEntries(facets.map((name) => [name, facet]))),
                next: text,
                notice: schemaOf(Problem),
              },
              ['next', 'notice'],
            ),
          ),
        },
      },
      '/api/v1/datasets/{id}': {
        get: {
          summary: 'One dataset, with the provenance of each field',
          parameters: [datasetId, language],
          responses: { ...answers('The dataset', reference('Dataset'), [404, 410]), ...moved },
        },
      },
      '/api/v1/datasets/{id}/records': {
        get: {
          summary: 'The source records behind a dataset',
          parameters: [datasetId, language],
          responses: { ...answers('The records', listOf(reference('LiveRecord')), [404, 410]), ...moved },
        },
      },
      '/api/v1/records/{sourceId}/raw': {
        get: {
          summary: 'A record as its source told it, personal contacts masked',
          parameters: [
            parameter('path', 'sourceId', 'The source’s id', schemaOf(SourceId)),
            parameter('query', 'key', 'The record’s key in its source', {
              type: 'string',
              minLength: 1,
              maxLength: 512,
            }),
            language,
          ],
          responses: answers('The raw record', { type: 'object' }, [404]),
        },
      },
      '/api/v1/organizations': {
        get: {
          summary: 'Organizations with datasets',
          parameters: [language],
          responses: answers('The organizations', listOf(objectOf({ id: text, name: text, datasets: count }))),
        },
      },
      '/api/v1/sources': {
        get: {
          summary: 'The sources and how their feeds stand',
          parameters: [language],
          responses: answers('The sources', listOf(reference('PublicSource'))),
        },
      },
      '/api/v1/sources/{id}': {
        get: {
          summary: 'One source',
          parameters: [parameter('path', 'id', 'The source’s id', schemaOf(SourceId)), language],
          responses: answers('The source', reference('PublicSource'), [404]),
        },
      },
    },
    components: {
      schemas: {
        Dataset: schemaOf(Dataset),
        LiveRecord: schemaOf(SourceRecord.extend({ state: z.literal('live') })),
        PublicSource: schemaOf(PublicSource.extend({ feed: PublicFeed.optional() })),
        Problem: objectOf(
          {
            type: { type: 'string', format: 'uri' },
            title: text,
            detail: text,
            status: { type: 'integer', minimum: 400, maximum: 599 },
            code: schemaOf(ProblemCode),
            instance: text,
            errors: arrayOf(objectOf({ pointer: text, detail: text })),
            dataset: schemaOf(GoneDataset),
          },
          ['errors', 'dataset'],
        ),
      },
    },
  };
};
