import express, { type Router } from 'express';
import type { PageContext } from '../page-context.ts';
import { rawPage } from './raw-page.ts';
import { isLarge, publicRecord, rawPayload } from './raw-record.ts';

/** The page of one record as its source serves it; a large one is linked, not shown. */
export const recordRoutes = ({ store, frameFor }: PageContext): Router =>
  express.Router().get('/records/:sourceId', async (request, response) => {
    const { sourceId } = request.params;
    const payload = await rawPayload(store, sourceId, request.query.key);
    const text = isLarge(payload) ? undefined : (await publicRecord(payload, 2)).text;
    const { recordKey: key, run } = payload;
    response.type('html').send(rawPage(frameFor(request), { sourceId, key, run, text }));
  });
