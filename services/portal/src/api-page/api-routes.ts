import express, { type Router } from 'express';
import { operationGroups, portalOpenApi } from '../open-api.ts';
import type { PageContext } from '../page-context.ts';
import { apiPage } from './api-page.ts';

/** The page of the API. It needs no script, so the strict policy of all pages holds for it too. */
export const apiRoutes = ({ frameFor }: Pick<PageContext, 'frameFor'>): Router => {
  let document: Readonly<Record<string, unknown>> | undefined;
  return express.Router().get('/api', (request, response) => {
    document ??= portalOpenApi();
    response.type('html').send(apiPage(frameFor(request), operationGroups, document));
  });
};
