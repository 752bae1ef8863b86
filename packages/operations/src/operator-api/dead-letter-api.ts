import { DeadLetter } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

export const deadLetterApi = {
  listDeadLetters: describeOperation({
    id: 'listDeadLetters',
    method: 'get',
    path: '/api/v1/dead-letters',
    summary: said('Les événements inutilisables les plus récents', 'The newest events that could not be used'),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The events, with where each stood and why', schema: z.array(DeadLetter) } },
    problems: [],
  }),
} as const;
