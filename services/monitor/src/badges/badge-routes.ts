import { SourceId } from '@moisson/contracts';
import { MoissonError } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { Router, type Request } from 'express';
import { publicFeedOf } from '../feeds/public-feeds.ts';
import type { MonitorStore } from '../monitor-store.ts';
import { badgeOf, badgeSvg, type ShieldsBadge } from './badge.ts';

/** Pages that show a badge ask for it at most this often. Seconds. */
const CACHE_SECONDS = 300;

/**
 * `/badges/{sourceId}.svg` and `.json` (the endpoint of shields.io): badges for the pages of cities. A source that is not there gives a badge
 * that says so, because pages show an image whatever its status.
 */
export const badgeRoutes = (store: MonitorStore): Router => {
  const badge = async (request: Request<{ sourceId: string }>): Promise<ShieldsBadge> => {
    const id = SourceId.safeParse(request.params.sourceId);
    const feed = id.success ? await publicFeedOf(store, id.data).catch(unlessUnknown) : undefined;
    return badgeOf(feed, languageOf(request));
  };
  return Router()
    .get('/badges/:sourceId.svg', async (request, response) => {
      const shown = await badge(request);
      response.status(shown.isError ? 404 : 200).set('cache-control', `public, max-age=${CACHE_SECONDS}`);
      response.type('image/svg+xml').send(badgeSvg(shown));
    })
    .get('/badges/:sourceId.json', async (request, response) => {
      response.set('cache-control', `public, max-age=${CACHE_SECONDS}`).json(await badge(request));
    });
};

const unlessUnknown = (error: unknown): undefined => {
  if (error instanceof MoissonError && error.code === 'request.not-found') return undefined;
  throw error;
};
