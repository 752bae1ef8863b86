import { MoissonError, said } from '@moisson/kernel';
import { readRequest } from '@moisson/operations';
import { sendParts } from '@moisson/operations/http';
import { originOf, visitorOf } from '@moisson/runtime';
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import type { PortalStore } from '../portal-store.ts';
import { requireOrigin } from '../require-origin.ts';
import { changeEvents, readPlace, type StreamStart } from './change-events.ts';
import type { ChangeTail } from './change-tail.ts';
import type { StreamPlaces } from '../stream-places.ts';

const StreamParams = z.object({ after: z.string().max(100).optional() });

/** The living end of the feed of changes, as server-sent events. No operation: an answer that does not end has no schema. */
export const changeStreamRoutes = (
  store: Pick<PortalStore, 'changeFeed'>,
  tail: ChangeTail,
  places: StreamPlaces,
  portalUrl: string | undefined,
): Router =>
  express.Router().get('/api/v1/changes/stream', async (request, response) => {
    const { query } = readRequest({ query: StreamParams }, { ...request, query: request.query, body: undefined });
    const { after } = query as z.infer<typeof StreamParams>;
    const start = await startOf(store, request, after, portalUrl);
    response.set({
      'content-type': 'text/event-stream; charset=utf-8',
      // Compression and proxies would hold events back.
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const free = places.take(visitorOf(request.ip));
    const closed = new AbortController();
    response.once('close', () => closed.abort());
    try {
      await sendParts(response, changeEvents(tail, start, closed.signal));
    } finally {
      free();
    }
  });

/** Returns where a stream begins: after the given place, else at the end of the feed. */
const startOf = async (
  { changeFeed }: Pick<PortalStore, 'changeFeed'>,
  request: Request,
  after: string | undefined,
  portalUrl: string | undefined,
): Promise<StreamStart> => {
  const address = { origin: requireOrigin(originOf(request, portalUrl)), feed: await changeFeed.identity() };
  const { number } = await changeFeed.end();
  // A browser that connects again sends the header, and the address that it began with.
  const given = request.get('last-event-id') ?? after;
  if (given === undefined || given === '') return { address, after: number, isReset: false };
  const place = readPlace(given);
  if (place === undefined)
    throw new MoissonError('request.invalid', {
      detail: said(
        'Last-Event-ID, ou « after », n’est pas un identifiant de ce fil',
        'Last-Event-ID, or "after", is no id of this feed',
      ),
    });
  const isKnown = place.feed === address.feed && place.number <= number;
  return { address, after: isKnown ? place.number : number, isReset: !isKnown };
};
