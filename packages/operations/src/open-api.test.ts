import { expect, test } from '@jest/globals';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { openApiDocument } from './open-api.ts';
import { describeOperation } from './operation.ts';
import { HttpProblemSchema } from './problem-schema.ts';

const Point = z.object({ at: z.tuple([z.number(), z.number()]) });
const Line = z.object({ from: Point, to: Point.optional() });
const line = describeOperation({
  id: 'drawLine',
  method: 'post',
  path: '/lines/{id}',
  summary: said('Tracer une ligne', 'Draw a line'),
  access: 'operator',
  input: {
    params: z.object({ id: z.string().describe('Its id') }),
    query: z.object({ width: z.coerce.number().default(1), colour: z.string() }),
    body: Point.optional(),
  },
  output: {
    200: { description: 'The line', schema: Line },
    202: { description: 'Ask again', schema: z.array(Point), hasLocation: true },
  },
  problems: ['request.not-found', 'fetch.timeout'],
});
const parts = {
  title: 'Lines',
  description: 'Lines',
  components: { Point, Line, Problem: HttpProblemSchema },
  problems: [400],
  securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
};

test('an operation is described with its parameters, body, answers and problems; components are references', () => {
  expect(openApiDocument([line], parts)).toMatchObject({
    paths: {
      '/lines/{id}': {
        post: {
          operationId: 'drawLine',
          summary: 'Draw a line',
          parameters: [
            { name: 'id', in: 'path', required: true, description: 'Its id', schema: { type: 'string' } },
            { name: 'width', in: 'query', schema: { type: 'number', default: 1 } },
            { name: 'colour', in: 'query', required: true },
            { name: 'lang', in: 'query', schema: { enum: ['fr', 'en'] } },
          ],
          requestBody: { required: false },
          responses: {
            200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Line' } } } },
            202: {
              headers: { Location: { required: true } },
              content: { 'application/json': { schema: { items: { $ref: '#/components/schemas/Point' } } } },
            },
            400: { content: { 'application/problem+json': {} } },
            401: { headers: { 'WWW-Authenticate': { required: true } } },
            404: {},
            413: {},
            422: {},
          },
          security: [{ bearer: [] }, {}],
        },
      },
    },
    components: {
      schemas: {
        Line: { properties: { from: { $ref: '#/components/schemas/Point' } }, required: ['from'] },
        Point: { properties: { at: { type: 'array', items: { type: 'number' } } } },
      },
    },
  });
});

test('public operations have no security, and only reads are answered 304', () => {
  const document = openApiDocument([{ ...line, access: 'public', method: 'get' }], parts);
  const { get } = (document.paths as Record<string, { get: { responses: object } }>)['/lines/{id}']!;
  expect(get).not.toHaveProperty('security');
  expect(get.responses).toHaveProperty('304');
  expect(get.responses).not.toHaveProperty('401');
});
