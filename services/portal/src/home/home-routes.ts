import express, { type Router } from 'express';
import { PATIENCE_MS } from '../datasets/dataset-query.ts';
import type { PageContext } from '../page-context.ts';
import { publicFeeds } from '../sources/public-feeds.ts';
import { WorkBudget } from '../work-budget.ts';
import { homePage } from './home-page.ts';

const RECENT = 6;

/** The home page: newest datasets, themes, and the state of the feeds. */
export const homeRoutes = ({ store, frameFor, statusUrl }: PageContext): Router =>
  express.Router().get('/', async (request, response) => {
    const [recent, feeds, organizations] = await Promise.all([
      store.search.search({ limit: RECENT, patienceMs: PATIENCE_MS }),
      publicFeeds(store),
      store.search.organizations(),
    ]);
    const content = { recent, feeds, organizations: organizations.length, statusUrl };
    response.type('html').send(homePage(frameFor(request), await new WorkBudget().masked(content)));
  });
