import { assets } from '@moisson/ui';
import express, { type Router } from 'express';
import { FormTokens } from './form-tokens.ts';
import { holdRoutes } from './holds/hold-routes.ts';
import type { OperatorParts } from './operator-parts.ts';
import { runRoutes } from './runs/run-routes.ts';
import { mappingPages } from './mapping/mapping-pages.ts';
import { sourcePages } from './source/source-pages.ts';
import { sourceRoutes } from './sources/source-routes.ts';

/** The console: sources, runs, and held removals. Every form has a token. */
export const operatorPages = (parts: OperatorParts): Router => {
  const forms = new FormTokens(parts.token);
  return express
    .Router()
    .use(
      assets(),
      express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 }),
      forms.check,
      sourceRoutes(parts, forms),
      sourcePages(parts, forms),
      mappingPages(parts, forms),
      runRoutes(parts),
      holdRoutes(parts, forms),
    );
};
