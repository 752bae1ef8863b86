import { FieldChange, MappingRules, MappingVersion, ValueField } from '@moisson/contracts';
import { Problem, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE, WaitQuery } from './params.ts';

const count = z.int().nonnegative();

/** What the stored records of a source become with other rules. */
const MappingPreview = z.strictObject({
  /** Records that were looked at; `isPart`: there are more. */
  records: count,
  isPart: z.boolean(),
  changed: count,
  /** Records that could not be mapped. */
  unreadable: count,
  samples: z.array(z.strictObject({ recordKey: z.string(), title: z.string(), changes: z.array(FieldChange) })),
  /** Values that nothing recognises, by the number of records that have them. */
  unrecognised: z.array(z.strictObject({ field: ValueField, seen: z.string(), records: count, example: z.string() })),
});
export type MappingPreview = z.infer<typeof MappingPreview>;

/** The version that was made. Its rules are in use at once; the stored records are mapped again by a run of their own. */
const MappingSet = z.strictObject({ version: count, warnings: z.array(Problem) });

const set = { description: 'The version; its records are mapped again', schema: MappingSet };
const answers = {
  200: set,
  202: { ...set, description: 'The same; with `wait`, ask at Location', hasLocation: true },
} as const;

export const mappingApi = {
  getMapping: describeOperation({
    id: 'getMapping',
    method: 'get',
    path: '/api/v1/sources/{id}/mapping',
    summary: said(
      'Les règles de conversion d’une source, et leurs versions',
      'The mapping rules of a source, and their versions',
    ),
    access: 'viewer',
    input: OF_SOURCE,
    output: {
      200: {
        description: 'The rules in use, and all versions, newest first',
        schema: z.strictObject({ rules: MappingRules, versions: z.array(MappingVersion) }),
      },
    },
    problems: ['request.not-found'],
  }),
  previewMapping: describeOperation({
    id: 'previewMapping',
    method: 'post',
    path: '/api/v1/sources/{id}/mapping/preview',
    summary: said(
      'Dire ce que des règles feraient des fiches gardées, sans rien changer',
      'Say what rules would make of the stored records, and change nothing',
    ),
    access: 'operator',
    input: { ...OF_SOURCE, body: MappingRules },
    output: { 200: { description: 'What would change', schema: MappingPreview } },
    problems: ['request.not-found', 'source.protocol-unknown', 'source.options-invalid'],
  }),
  setMapping: describeOperation({
    id: 'setMapping',
    method: 'post',
    path: '/api/v1/sources/{id}/mapping',
    summary: said(
      'Donner ses règles à une source et convertir de nouveau ses fiches gardées, sans rien lui demander',
      'Give a source its rules and map its stored records again, without asking it for anything',
    ),
    access: 'operator',
    input: { ...OF_SOURCE, query: WaitQuery, body: MappingRules },
    output: answers,
    problems: ['request.not-found', 'request.conflict'],
  }),
  restoreMapping: describeOperation({
    id: 'restoreMapping',
    method: 'post',
    path: '/api/v1/sources/{id}/mapping/versions/{version}/restore',
    summary: said(
      'Revenir aux règles d’une version antérieure; 0 : sans règles',
      'Go back to the rules of an earlier version; 0: without rules',
    ),
    access: 'operator',
    input: {
      ...OF_SOURCE,
      params: OF_SOURCE.params.extend({
        version: z.coerce.number().int().min(0).describe('The number of the version'),
      }),
      query: WaitQuery,
    },
    output: answers,
    problems: ['request.not-found', 'request.conflict'],
  }),
} as const;
