import { FieldChange, SettingsChange } from '@moisson/contracts';
import { Problem, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';
import { OF_SOURCE, switchParam } from './params.ts';

export const settingsApi = {
  setSettings: describeOperation({
    id: 'setSettings',
    method: 'post',
    path: '/api/v1/sources/{id}/settings',
    summary: said(
      'Changer des réglages d’une source; ce qui n’est pas donné ne change pas',
      'Change settings of a source; what is not given stays',
    ),
    access: 'operator',
    input: {
      ...OF_SOURCE,
      query: z.object({ 'dry-run': switchParam('Only answer what would change') }),
      body: SettingsChange,
    },
    output: {
      200: {
        description: 'What changed; `warnings`: a file owns the source, and its next apply undoes this',
        schema: z.strictObject({ changes: z.array(FieldChange), warnings: z.array(Problem) }),
      },
    },
    problems: ['request.not-found', 'request.conflict'],
  }),
} as const;
