import { SourceId } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import express, { type Router } from 'express';
import type { OperatorParts } from '../operator-parts.ts';
import { frameOf } from '../page-parts.ts';
import { runsPage } from './runs-page.ts';

const SHOWN = 100;

/** The page of the newest runs; `?source=` limits it to one source. */
export const runRoutes = ({ store }: OperatorParts): Router =>
  express.Router().get('/runs', async (request, response) => {
    const sourceId = SourceId.safeParse(request.query.source).data;
    const runs = await store.runs.list({ limit: SHOWN, ...defined({ sourceId }) });
    response.type('html').send(runsPage(frameOf(request), runs, sourceId));
  });
