import { problemStatus } from '@moisson/kernel';
import type { z } from 'zod';
import { componentSchemas, jsonSchemaOf, type Components, type JsonSchema } from './json-schema.ts';
import { LanguageParam } from './language-param.ts';
import type { OperationDescription, OperationInput, Output } from './operation.ts';

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or a parameter is not what it should be',
  403: 'Refused: the caller’s role does not allow it, the request comes from a web page, or its body is not JSON',
  404: 'Not there',
  409: 'Not possible in the present state',
  410: 'Removed',
  412: 'It has changed since the revision that If-Match names; `changes` says what, when and by whom',
  413: 'The body is too large',
  422: 'The source cannot be read: `code` says why',
  500: 'A fault of ours',
  503: 'The store does not answer, or the service is not ready',
};

export interface DocumentParts {
  readonly title: string;
  readonly description: string;
  /** Must include `Problem`, the body of every problem. */
  readonly components: Components;
  /** Statuses of problems that every operation of the service may return. */
  readonly problems: readonly number[];
  /** Descriptions of problem statuses, where this service needs more than the default. */
  readonly descriptions?: Readonly<Record<number, string>>;
  /** How callers authenticate, if they must. */
  readonly securitySchemes?: Readonly<Record<string, JsonSchema>>;
}

/** Returns the OpenAPI 3.1 document of a service, made from its operations. */
export const openApiDocument = (
  operations: readonly OperationDescription[],
  parts: DocumentParts,
): Readonly<Record<string, unknown>> => {
  const { title, description, components, securitySchemes } = parts;
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      [...byPath].map(([path, some]) => [
        path,
        Object.fromEntries(some.map((operation) => [operation.method, documented(operation, parts)])),
      ]),
    ),
    components: {
      schemas: componentSchemas(components),
      ...(securitySchemes === undefined ? {} : { securitySchemes }),
    },
  };
};

const documented = (operation: OperationDescription, parts: DocumentParts): JsonSchema => {
  const { id, summary, input, output, problems } = operation;
  const statuses = new Set([
    ...parts.problems,
    ...problems.map(problemStatus),
    ...(input.body === undefined ? [] : [413]),
    ...(isConditional(operation) ? [412] : []),
  ]);
  return {
    operationId: id,
    summary: summary.en,
    description: summary.fr,
    ...(operation.access === 'public' ? {} : { 'x-role': operation.access }),
    parameters: [...parametersOf(input), ...(isConditional(operation) ? [IF_MATCH] : [])],
    ...(input.body === undefined ? {} : { requestBody: bodyOf(input.body, input.bodyType) }),
    responses: {
      ...Object.fromEntries(Object.entries(output).map(([status, one]) => [status, responseOf(one, parts)])),
      ...(operation.method === 'get'
        ? { 304: { description: 'As it was when the ETag of If-None-Match was given' } }
        : {}),
      ...Object.fromEntries(
        [...statuses].map((status) => [
          status,
          problemOf(parts.descriptions?.[status] ?? DESCRIPTIONS[status] ?? 'A problem'),
        ]),
      ),
      ...(isGuarded(operation, parts) ? { 401: UNAUTHORIZED } : {}),
      default: problemOf('Any other problem, RFC 9457'),
    },
    ...(isGuarded(operation, parts) ? { security: securityOf(parts) } : {}),
  };
};

const parametersOf = ({ params, query }: OperationInput): readonly JsonSchema[] => [
  ...Object.entries(params?.shape ?? {}).map(([name, schema]) =>
    parameter('path', name, schema as z.ZodType, 'output', true),
  ),
  ...Object.entries(query?.shape ?? {}).map(([name, schema]) =>
    parameter('query', name, schema as z.ZodType, 'input', !(schema as z.ZodType).safeParse(undefined).success),
  ),
  {
    ...parameter('query', 'lang', LanguageParam, 'input', false),
    description: 'The language of problems, in place of Accept-Language',
  },
];

const parameter = (
  place: 'path' | 'query',
  name: string,
  schema: z.ZodType,
  io: 'input' | 'output',
  required: boolean,
): JsonSchema => ({
  name,
  in: place,
  ...(required ? { required } : {}),
  ...(schema.description === undefined ? {} : { description: schema.description }),
  schema: jsonSchemaOf(schema, io),
});

const bodyOf = (schema: z.ZodType, type = 'application/json'): JsonSchema => ({
  required: !schema.safeParse(undefined).success,
  content: { [type]: { schema: jsonSchemaOf(schema, 'input') } },
});

const responseOf = (
  { description, schema, mediaType, hasLocation }: Output,
  { components }: DocumentParts,
): JsonSchema => ({
  description,
  ...(hasLocation === true
    ? { headers: { Location: { required: true, schema: { type: 'string', format: 'uri-reference' } } } }
    : {}),
  ...(schema === undefined && mediaType === undefined
    ? {}
    : {
        content: {
          [mediaType ?? 'application/json']:
            schema === undefined ? {} : { schema: jsonSchemaOf(schema, 'output', components) },
        },
      }),
});

const problemOf = (description: string): JsonSchema => ({
  description,
  headers: { 'Content-Language': { schema: { enum: ['fr', 'en'] } } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Whether an operation changes something that has a revision. */
const isConditional = ({ method, input }: OperationDescription): boolean =>
  method === 'post' && input.hasRevision === true;

const IF_MATCH: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  description:
    'The ETag of the resource as it was read: if it has changed since, nothing is done, and the answer is 412',
  schema: { type: 'string' },
};

const isGuarded = ({ access }: OperationDescription, { securitySchemes }: DocumentParts): boolean =>
  access !== 'public' && securitySchemes !== undefined;

const UNAUTHORIZED: JsonSchema = {
  description: 'Without a key or token that is valid now, where one is needed',
  headers: { 'WWW-Authenticate': { required: true, schema: { type: 'string' } } },
};

/** Any one of the schemes, or none: a service that asks for none runs on loopback only. */
const securityOf = ({ securitySchemes = {} }: DocumentParts): readonly JsonSchema[] => [
  ...Object.keys(securitySchemes).map((name) => ({ [name]: [] })),
  {},
];
