import {
  FieldChange,
  Organization,
  Source,
  SourceOwner,
  SourcesFile,
  SourcesFileName,
  WrittenSource,
} from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { switchParam } from './params.ts';

/**
 * What becomes of a source: `taken`: only its owner changes; `retired`: the file owned it and no longer names it; `retired-kept`: a retired
 * source stays so; `refused`: another owner decides it; `not-in-file`: nothing.
 */
const Action = z.enum([
  'created',
  'updated',
  'taken',
  'unchanged',
  'retired',
  'retired-kept',
  'refused',
  'not-in-file',
]);

/** What a file would do to one source or organization. */
const PlannedItem = z.strictObject({
  kind: z.enum(['source', 'organization']),
  id: z.string(),
  action: Action,
  /** Who decides the source now. */
  owner: SourceOwner.optional(),
  changes: z.array(FieldChange),
});
export type PlannedItem = Readonly<z.infer<typeof PlannedItem>>;

/** The effect of applying a file on one of its sources. */
const Applied = z.strictObject({ id: Source.shape.id, action: Action });
export type Applied = Readonly<z.infer<typeof Applied>>;

const FileQuery = z.object({
  name: SourcesFileName.default('sources').describe('The name under which the file owns its sources'),
  prune: switchParam('Retire the sources that the file owns and no longer names'),
  take: switchParam('Take the sources that the console or another file owns'),
});

export const sourcesFileApi = {
  planSources: describeOperation({
    id: 'planSources',
    method: 'post',
    path: '/api/v1/plan',
    summary: said(
      'Dire ce qui diffère entre un fichier de sources et le registre, champ par champ',
      'Say what differs between a file of sources and the registry, field by field',
    ),
    access: 'operator',
    input: { query: FileQuery, body: SourcesFile },
    output: { 200: { description: 'Organizations, then sources; nothing is written', schema: z.array(PlannedItem) } },
    problems: ['source.credentials-refused'],
  }),
  applySources: describeOperation({
    id: 'applySources',
    method: 'post',
    path: '/api/v1/apply',
    summary: said('Amener le registre à ce que dit un fichier', 'Bring the registry to what a file says'),
    access: 'operator',
    input: { query: FileQuery, body: SourcesFile },
    output: { 200: { description: 'What became of each source of the file', schema: z.array(Applied) } },
    problems: ['source.credentials-refused', 'source.owned-elsewhere', 'apply.interrupted'],
  }),
  exportSources: describeOperation({
    id: 'exportSources',
    method: 'get',
    path: '/api/v1/export',
    summary: said('Les sources du registre, comme un fichier les dirait', 'The sources of the registry, as a file'),
    access: 'viewer',
    input: {
      query: z.object({
        name: SourcesFileName.optional().describe('Only the sources that the file of this name owns'),
      }),
    },
    output: {
      200: {
        description: 'A file of sources in its shortest form (schemas/SourcesFile.json)',
        schema: z.strictObject({ organizations: z.array(Organization), sources: z.array(WrittenSource) }),
      },
    },
    problems: [],
  }),
  getSourcesSchema: describeOperation({
    id: 'getSourcesSchema',
    method: 'get',
    path: '/api/v1/schemas/SourcesFile.json',
    summary: said(
      'Le schéma JSON d’un fichier de sources, pour les éditeurs',
      'The JSON Schema of a file of sources, for editors',
    ),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The schema', schema: z.looseObject({}) } },
    problems: [],
  }),
} as const;
