import type { AuditEntry } from '@moisson/contracts';
import { sendStream } from '@moisson/operations/http';
import { withoutEmpty } from '@moisson/operations';
import express, { type Router } from 'express';
import type { ConsoleAct } from '../access/console-acts.ts';
import { frameOf, pick } from '../page-parts.ts';
import { auditPage } from './audit-page.ts';

const FILTER = ['actor', 'operation', 'target', 'from', 'until'] as const;

/** The page of the audit log, and its export. */
export const auditRoutes = (act: ConsoleAct): Router => {
  const router = express.Router();
  router.get('/audit', async (request, response) => {
    const query = withoutEmpty(pick(request.query, [...FILTER, 'cursor']));
    const { body, cursor } = await act(request, 'listAudit', { query });
    const acts = body as readonly AuditEntry[];
    response.type('html').send(auditPage(frameOf(request), { acts, filter: query, next: cursor }));
  });
  router.get('/audit/export.ndjson', async (request, response) => {
    const exported = await act(request, 'exportAudit', { query: withoutEmpty(pick(request.query, FILTER)) });
    response.attachment('moisson-audit.ndjson');
    await sendStream(request, response, exported.stream!, exported);
  });
  return router;
};
