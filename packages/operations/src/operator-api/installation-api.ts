import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

/** One check of an installation. */
export const Check = z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() });
export type Check = Readonly<z.infer<typeof Check>>;

const RebuildStep = z.strictObject({
  records: z.int().nonnegative(),
  /** Records that were not merged because of a fault of ours. */
  failed: z.array(z.string()),
  /** Where the next step begins; absent after the last step. */
  next: z.string().optional(),
});

export const installationApi = {
  diagnose: describeOperation({
    id: 'diagnose',
    method: 'get',
    path: '/api/v1/doctor',
    summary: said(
      'Ce qui sépare cette installation d’un catalogue à jour',
      'What stands between this installation and a fresh catalogue',
    ),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The checks', schema: z.array(Check) } },
    problems: [],
  }),
  rebuild: describeOperation({
    id: 'rebuild',
    method: 'post',
    path: '/api/v1/rebuild',
    summary: said(
      'Une étape de la refonte de tous les jeux à partir des fiches gardées',
      'One step of merging all datasets again from the stored records',
    ),
    access: 'operator',
    input: { query: z.object({ after: z.string().max(2000).optional().describe('The `next` of the step before') }) },
    output: { 200: { description: 'What the step did', schema: RebuildStep } },
    problems: ['request.conflict'],
  }),
  getOpenApi: describeOperation({
    id: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    summary: said('Ce document', 'This document'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The document', schema: z.looseObject({}) } },
    problems: [],
  }),
} as const;
