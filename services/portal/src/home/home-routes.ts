import { OutageError } from '@moisson/kernel';
import express, { type Router } from 'express';
import { PATIENCE_MS } from '../datasets/dataset-query.ts';
import type { PageContext } from '../page-context.ts';
import type { PortalStore } from '../portal-store.ts';
import { publicFeeds } from '../sources/public-feeds.ts';
import { WorkBudget } from '../work-budget.ts';
import { homePage, type HomeFound } from './home-page.ts';

const RECENT = 6;

/** The home page: newest datasets, themes, and the state of the feeds. */
export const homeRoutes = ({ store, frameFor, statusUrl }: PageContext): Router =>
  express.Router().get('/', async (request, response) => {
    const [found, feeds] = await Promise.all([foundBy(store), publicFeeds(store)]);
    const content = { found, feeds, statusUrl };
    response
      .type('html')
      .send(
        homePage(
          { ...frameFor(request), metadata: { alternates: [], search: '/opensearch.xml' } },
          await new WorkBudget().masked(content),
        ),
      );
  });

/** Returns what the search says of the catalogue; undefined while it is away: the page then shows the rest. */
const foundBy = async ({ search }: Pick<PortalStore, 'search'>): Promise<HomeFound | undefined> => {
  try {
    const [recent, organizations] = await Promise.all([
      search.search({ limit: RECENT, patienceMs: PATIENCE_MS }),
      search.organizations(),
    ]);
    return { recent, organizations: organizations.length };
  } catch (error) {
    if (error instanceof OutageError && error.code.startsWith('search.')) return undefined;
    throw error;
  }
};
