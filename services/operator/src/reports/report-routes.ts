import { readInput } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import { frameOf, notice } from '../page-parts.ts';
import { reportPage } from './report-page.ts';

const until = z.string().optional();
const Decision = z.object({ act: z.enum(['resolve', 'dismiss']), note: z.string(), until });
const Forwarding = z.object({ until });

/** The page of what visitors reported about one dataset, and its forms. Also the page is read through its operation, which says whose it is. */
export const reportRoutes = (tokens: FormTokens, act: ConsoleAct): Router => {
  const router = express.Router();

  router.get('/reports/:id', async (request, response) => {
    const frame = frameOf(request);
    const { body: view } = await act(request, 'getReports', { params: request.params });
    const given = { notice: notice(request, frame.language), forms: tokens.forPage(request, response) };
    response.type('html').send(reportPage(frame, { view, ...given }));
  });

  router.post('/reports/:id/decide', async (request, response) => {
    const { act: which, ...body } = readInput(Decision, request.body);
    await act(request, which === 'resolve' ? 'resolveReports' : 'dismissReports', { params: request.params, body });
    response.redirect(303, link(`/reports/${request.params.id}`, languageOf(request), { done: 'decided' }));
  });

  router.post('/reports/:id/forward', async (request, response) => {
    const body = readInput(Forwarding, request.body);
    await act(request, 'forwardReports', { params: request.params, body });
    response.redirect(303, link(`/reports/${request.params.id}`, languageOf(request), { done: 'decided' }));
  });
  return router;
};
