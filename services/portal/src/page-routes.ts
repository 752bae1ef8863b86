import { assets } from '@moisson/ui';
import express, { type Router } from 'express';
import { apiRoutes } from './api-page/api-routes.ts';
import { datasetRoutes } from './datasets/dataset-routes.ts';
import { homeRoutes } from './home/home-routes.ts';
import { organizationRoutes } from './organizations/organization-routes.ts';
import type { PageContext } from './page-context.ts';
import { nightlyRoutes } from './nightly/nightly-routes.ts';
import { recordRoutes } from './records/record-routes.ts';
import { sourceRoutes } from './sources/source-routes.ts';

/** The portal's pages, in French and English, complete without JavaScript. Personal contacts are masked before a page is rendered. */
export const pageRoutes = (context: PageContext): Router =>
  express
    .Router()
    .use(
      assets(),
      homeRoutes(context),
      datasetRoutes(context),
      recordRoutes(context),
      organizationRoutes(context),
      sourceRoutes(context),
      nightlyRoutes(context),
      apiRoutes(context),
    );
