import { isDeparture, type Hold, type RemovalHold } from '@moisson/contracts';
import { MoissonError, readInput, said } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleAct } from '../access/console-acts.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { sourcesNamed } from '../access/page-forms.ts';
import { frameOf, notice } from '../page-parts.ts';
import { approvalPage } from './approval-page.ts';
import { departurePage } from './departure-panel.ts';
import { getHold } from './get-hold.ts';
import { heldRecords } from './held-records.ts';
import { holdPage, MAX_RECORDS } from './hold-page.ts';
import { holdsPage } from './holds-page.ts';
import { recentDecisions } from './recent-decisions.ts';

const SHOWN = 100;

const Keys = z.preprocess(
  (value) => (value === undefined ? undefined : [value].flat()),
  z.array(z.string().max(600)).max(MAX_RECORDS).optional(),
);
const Choice = z.object({ key: Keys });
const Review = Choice.extend({ decision: z.enum(['approve', 'refuse']) });

/** The pages of held removals: all of them, one with its records, the confirmation of an approval, and decisions that can be undone. */
export const holdRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const { store } = parts;
  const router = express.Router();
  const formsOf = async (request: Request, response: Response, holds: readonly Hold[]) =>
    tokens.forPage(
      request,
      response,
      await sourcesNamed(
        store,
        holds.map(({ sourceId }) => sourceId),
      ),
    );

  router.get('/holds', async (request, response) => {
    const frame = frameOf(request);
    const holds = await store.holds.list({ state: 'pending', limit: SHOWN });
    const decided = await recentDecisions(store);
    const forms = await formsOf(request, response, [...holds, ...decided]);
    const latest = await store.runs.latest();
    const content = { holds, decided, latest, notice: notice(request, frame.language), forms };
    response.type('html').send(holdsPage(frame, content));
  });

  router.get('/holds/:id', async (request, response) => {
    const frame = frameOf(request);
    const hold = await getHold(parts, request.params.id);
    const given = { notice: notice(request, frame.language), forms: await formsOf(request, response, [hold]) };
    const shown = isDeparture(hold)
      ? departurePage(frame, hold, given)
      : holdPage(frame, { hold, records: await heldRecords(parts, hold.id), ...given });
    response.type('html').send(shown);
  });

  router.get('/holds/:id/approve', async (request, response) => {
    const hold = await removalsOf(parts, request.params.id);
    const records = await heldRecords(parts, hold.id);
    const forms = await formsOf(request, response, [hold]);
    response.type('html').send(approvalPage(frameOf(request), hold, records, undefined, forms));
  });

  router.post('/holds/:id/review', async (request, response) => {
    const { key, decision } = readInput(Review, request.body);
    const hold = await removalsOf(parts, request.params.id);
    if (key === undefined) {
      response.redirect(303, link(`/holds/${hold.id}`, languageOf(request), { done: 'none-chosen' }));
    } else if (decision === 'refuse') {
      await act(request, 'refuseHold', { params: { id: hold.id }, body: { keys: key } });
      response.redirect(303, link('/holds', languageOf(request), { done: 'decided' }));
    } else {
      const chosen = new Set(key);
      const records = (await heldRecords(parts, hold.id)).filter(({ recordKey }) => chosen.has(recordKey));
      const forms = await formsOf(request, response, [hold]);
      response.type('html').send(approvalPage(frameOf(request), hold, records, key, forms));
    }
  });

  for (const action of ['approve', 'refuse'] as const)
    router.post(`/holds/:id/${action}`, async (request, response) => {
      const { key } = readInput(Choice, request.body);
      await act(request, `${action}Hold`, { params: request.params, body: key === undefined ? {} : { keys: key } });
      response.redirect(303, link('/holds', languageOf(request), { done: 'decided' }));
    });
  router.post('/holds/:id/undo', async (request, response) => {
    await act(request, 'undoHold', { params: request.params });
    response.redirect(303, link('/holds', languageOf(request), { done: 'decided' }));
  });
  return router;
};

/** Returns held removals. Throws `request.conflict` for a departure: it has no records to choose from. */
const removalsOf = async (parts: OperatorParts, id: string): Promise<RemovalHold> => {
  const hold = await getHold(parts, id);
  if (!isDeparture(hold)) return hold;
  throw new MoissonError('request.conflict', {
    detail: said(`la retenue ${id} se décide en entier`, `hold ${id} is decided as a whole`),
  });
};
