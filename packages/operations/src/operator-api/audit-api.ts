import { AuditEntry } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

const text = (description: string) => z.string().min(1).max(300).optional().describe(description);
const instant = (description: string) => z.iso.datetime({ offset: true }).optional().describe(description);

const Filter = z.object({
  actor: text('Only acts of this subject: `token`, `local`, `key:ID`, `oidc:SUBJECT`'),
  operation: text('Only this operation, by its id'),
  target: text('Only acts on this target: `source:ID`, `hold:ID`, `key:ID`, `organization:ID`'),
  from: instant('Only acts that began at or after this time'),
  until: instant('Only acts that began before this time'),
});

export const auditApi = {
  listAudit: describeOperation({
    id: 'listAudit',
    method: 'get',
    path: '/api/v1/audit',
    summary: said(
      'Le journal des actes : qui a fait quoi, quand, avec l’état avant et après',
      'The audit log: who did what and when, with the state before and after',
    ),
    access: 'operator',
    input: {
      query: Filter.extend({
        cursor: text('The id of the last act of the page before'),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      isForm: true,
    },
    output: { 200: { description: 'The acts, newest first', schema: z.array(AuditEntry) } },
    problems: [],
  }),
  exportAudit: describeOperation({
    id: 'exportAudit',
    method: 'get',
    path: '/api/v1/audit/export',
    summary: said(
      'Le journal des actes entier, une ligne JSON par acte',
      'The whole audit log, one line of JSON for each act',
    ),
    access: 'operator',
    input: { query: Filter },
    output: {
      200: { description: 'The acts, newest first', schema: AuditEntry, mediaType: 'application/x-ndjson' },
    },
    problems: [],
  }),
} as const;
