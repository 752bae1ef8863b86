import express, { type Router } from 'express';
import { catalogueRoutes } from '../rdf/catalogue-routes.ts';
import { eventStreamRoutes } from '../changes/event-stream-routes.ts';
import { calendarRoutes } from '../calendar/calendar-routes.ts';
import { dcatUsRoutes } from '../dcat-us/dcat-us-routes.ts';
import { feedRoutes } from '../feeds/feed-routes.ts';
import { oaiRoutes } from '../oai-pmh/oai-routes.ts';
import { ogcRoutes } from '../ogc-records/ogc-routes.ts';
import type { PublishingContext } from './publishing.ts';

/** The catalogue in the forms and protocols of other catalogues. They only read; OAI-PMH also asks by POST. */
export const publishingRoutes = (context: PublishingContext, secret: string | undefined): Router =>
  express
    .Router()
    .use(
      catalogueRoutes(context),
      dcatUsRoutes(context),
      oaiRoutes(context, secret),
      ogcRoutes(context),
      feedRoutes(context),
      calendarRoutes(context),
      eventStreamRoutes(context),
    );
