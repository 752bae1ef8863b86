import { readInput } from '@moisson/kernel';
import { Assignment, Comment, InboxKind } from '@moisson/operations/operator-api';
import { languageOf } from '@moisson/runtime';
import { link } from '@moisson/ui';
import express, { type Router } from 'express';
import { z } from 'zod';
import { callerOf } from '../access/callers.ts';
import type { ConsoleAct } from '../access/console-acts.ts';
import { sourcesNamed, TOKEN_FIELD } from '../access/page-forms.ts';
import type { FormTokens } from '../form-tokens.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf, notice } from '../page-parts.ts';
import { inboxPage } from './inbox-page.ts';
import { INBOX_PATH } from './inbox-path.ts';
import { readInbox, visibleTo } from './read-inbox.ts';

const formOf = <Shape extends z.ZodRawShape>({ shape }: z.ZodObject<Shape>) =>
  z.object({ ...shape, id: z.string().max(200), [TOKEN_FIELD]: z.string() });
const AssignForm = formOf(Assignment);
const CommentForm = formOf(Comment);

/** The page of what needs a person, and its forms. */
export const inboxRoutes = (parts: OperatorParts, tokens: FormTokens, act: ConsoleAct): Router => {
  const router = express.Router();

  router.get(INBOX_PATH, async (request, response) => {
    const items = visibleTo(callerOf(request), await readInbox(parts));
    response.locals.waiting = items.length;
    const frame = frameOf(request);
    const sources = await sourcesNamed(
      parts.store,
      items.map(({ sourceId }) => sourceId),
    );
    const content = {
      ...{ items, kind: InboxKind.safeParse(request.query.kind).data },
      ...{ notice: notice(request, frame.language), forms: tokens.forPage(request, response, sources) },
    };
    response.type('html').send(inboxPage(frame, content));
  });

  router.post(`${INBOX_PATH}/assign`, async (request, response) => {
    const { id, assignee } = readInput(AssignForm, request.body);
    await act(request, 'assignInboxItem', { params: { id }, body: { assignee } });
    response.redirect(303, link(INBOX_PATH, languageOf(request), { done: 'decided' }));
  });
  router.post(`${INBOX_PATH}/comment`, async (request, response) => {
    const { id, text } = readInput(CommentForm, request.body);
    await act(request, 'commentInboxItem', { params: { id }, body: { text } });
    response.redirect(303, link(INBOX_PATH, languageOf(request), { done: 'decided' }));
  });
  return router;
};
