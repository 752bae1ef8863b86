import { assets } from '@moisson/ui';
import express, { type Router } from 'express';
import { FormTokens } from './form-tokens.ts';
import { holdRoutes } from './holds/hold-routes.ts';
import type { OperatorParts } from './operator-parts.ts';
import { runRoutes } from './runs/run-routes.ts';
import { sourceRoutes } from './sources/source-routes.ts';
import { wizardRoutes } from './sources/wizard/wizard-routes.ts';

/** The console: sources, runs, and held removals. Every form has a token. */
export const operatorPages = (parts: OperatorParts): Router => {
  const forms = new FormTokens(parts.token);
  return express
    .Router()
    .use(
      assets(),
      express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 }),
      forms.check,
      wizardRoutes(parts, forms),
      sourceRoutes(parts, forms),
      runRoutes(parts),
      holdRoutes(parts, forms),
    );
};
