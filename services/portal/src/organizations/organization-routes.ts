import express, { type Router } from 'express';
import type { PageContext } from '../page-context.ts';
import { WorkBudget } from '../work-budget.ts';
import { organizationsPage } from './organizations-page.ts';

/** The page of the organizations that have datasets. */
export const organizationRoutes = ({ store, frameFor }: PageContext): Router =>
  express.Router().get('/organizations', async (request, response) => {
    const shown = await new WorkBudget().masked(await store.search.organizations());
    response.type('html').send(organizationsPage(frameFor(request), shown));
  });
