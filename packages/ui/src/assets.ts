import express, { type RequestHandler, type Router } from 'express';
import { createHash } from 'node:crypto';
import { mark, stylesheet } from './styles.ts';

/** Returns an address that changes with the content, so that a browser's cache is never out of date. */
const addressOf = (path: string, content: string): string =>
  `${path}?v=${createHash('sha256').update(content).digest('base64url').slice(0, 12)}`;

export const stylesheetHref = addressOf('/assets/moisson.css', stylesheet);
export const markHref = addressOf('/assets/moisson.svg', mark);

/**
 * Cached for a year at this exact address. At another address (of an older or newer replica, or without a version) it is revalidated, or
 * content of one version would be cached under the address of the other.
 */
const serve =
  (href: string, type: string, content: string): RequestHandler =>
  (request, response) => {
    const isCurrent = request.originalUrl === href;
    response
      .set('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache')
      .type(type)
      .send(content);
  };

/** The style sheet and the mark, the only assets of our pages. */
export const assets = (): Router => {
  const router = express.Router();
  router.get('/assets/moisson.css', serve(stylesheetHref, 'css', stylesheet));
  router.get('/assets/moisson.svg', serve(markHref, 'svg', mark));
  return router;
};
