import { InvalidInput, MoissonError, readInput, said } from '@moisson/kernel';
import { languageOf, visitorOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { readDatasetId } from '../datasets/dataset-query.ts';
import type { PageContext } from '../page-context.ts';
import { WorkBudget } from '../work-budget.ts';
import { ReportBody } from './public-report.ts';
import { reportPage, TRAP } from './report-page.ts';
import { reportedDataset, takeReport } from './take-report.ts';

/** Bytes of a report: its characters as JSON or as the fields of a form, each of which may take twelve. */
const MAX_BYTES = 32 * 1024;

/** Reads the body of a report that is posted to the API. */
export const reportBody = (): Router =>
  express.Router().post('/api/v1/datasets/:id/reports', express.json({ limit: MAX_BYTES }));

/** A field that is given twice counts as none. */
const field = z.string().catch('');
const Form = z.object({ kind: field, text: field, [TRAP]: field });

/** Another site's page may not report in its visitors' names: each would use a limit of their own. */
const fromOwnPage: RequestHandler = (request, _response, next) => {
  const { origin, host, 'sec-fetch-site': site = 'none' } = request.headers;
  const isForeign =
    site === 'cross-site' || (origin !== undefined && site === 'none' && URL.parse(origin)?.host !== host);
  if (isForeign)
    throw new MoissonError('request.forbidden', {
      detail: said('ce formulaire ne s’envoie que de sa page', 'this form is sent from its own page only'),
    });
  next();
};

/** The page on which people report a problem with a dataset: what the portal takes, and hands over to the operator. */
export const reportRoutes = ({ store, reporters, frameFor }: PageContext): Router => {
  const router = express.Router();
  const path = '/datasets/:id/report';

  const datasetOf = async (request: Request<{ id: string }>) => {
    const { id, title } = await reportedDataset(store, readDatasetId(request.params.id));
    return new WorkBudget().masked({ id, title });
  };

  router.get(path, async (request, response) => {
    const dataset = await datasetOf(request);
    response.type('html').send(reportPage(frameFor(request), { dataset, isSent: request.query.sent === '1' }));
  });

  const form = express.urlencoded({ extended: false, limit: MAX_BYTES, parameterLimit: 10 });
  router.post(path, fromOwnPage, form, async (request: Request<{ id: string }>, response: Response) => {
    const given = Form.parse(request.body ?? {});
    const dataset = await datasetOf(request);
    try {
      const body = readInput(ReportBody, { kind: given.kind, text: given.text });
      // Whoever fills the field that nobody sees is told what everybody is told.
      if (given[TRAP] === '') await takeReport({ store, reporters }, dataset.id, body, visitorOf(request.ip));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const content = { dataset, given, faults: error.faults };
      response
        .status(400)
        .type('html')
        .send(reportPage(frameFor(request), content));
      return;
    }
    response.redirect(303, link(`/datasets/${dataset.id}/report`, languageOf(request), { sent: '1' }));
  });
  return router;
};
