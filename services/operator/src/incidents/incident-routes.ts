import { readInput } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import { TOKEN_FIELD } from '../access/page-forms.ts';
import type { FormTokens } from '../form-tokens.ts';
import { frameOf, notice } from '../page-parts.ts';
import { INCIDENTS_PATH, incidentsPage } from './incidents-page.ts';

const Field = z.string().max(10_000).default('');
const UpdateForm = z.object({ textFr: Field, textEn: Field, state: Field, [TOKEN_FIELD]: z.string() });
const OpenForm = UpdateForm.extend({
  ...{ titleFr: Field, titleEn: Field },
  feeds: Field.transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
});

/** The page of incidents, and its forms. */
export const incidentRoutes = (tokens: FormTokens, act: ConsoleAct): Router => {
  const router = express.Router();
  router.get(INCIDENTS_PATH, async (request, response) => {
    const { body: incidents } = await act(request, 'listIncidents', {});
    const frame = frameOf(request);
    const given = { notice: notice(request, frame.language), forms: tokens.forPage(request, response) };
    response.type('html').send(incidentsPage(frame, { incidents, ...given }));
  });

  const back = (request: Request, response: Response): void =>
    response.redirect(303, link(INCIDENTS_PATH, languageOf(request), { done: 'decided' }));
  router.post(`${INCIDENTS_PATH}/open`, async (request, response) => {
    const { titleFr, titleEn, textFr, textEn, state, feeds } = readInput(OpenForm, request.body);
    const [title, text] = [
      { fr: titleFr, en: titleEn },
      { fr: textFr, en: textEn },
    ];
    await act(request, 'openIncident', { body: { title, text, state, feeds } });
    back(request, response);
  });
  router.post(`${INCIDENTS_PATH}/:id/update`, async (request, response) => {
    const { textFr, textEn, state } = readInput(UpdateForm, request.body);
    const body = { state, text: { fr: textFr, en: textEn } };
    await act(request, 'updateIncident', { params: request.params, body });
    back(request, response);
  });
  return router;
};
