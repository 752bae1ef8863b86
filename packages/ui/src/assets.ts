import express, { type Router } from 'express';
import { mark, stylesheet } from './styles.ts';

/** The style sheet and the mark, the only assets of our pages. */
export const assets = (): Router => {
  const router = express.Router();
  router.use('/assets', (_request, response, next) => {
    response.set('cache-control', 'public, max-age=3600');
    next();
  });
  router.get('/assets/moisson.css', (_request, response) => void response.type('css').send(stylesheet));
  router.get('/assets/moisson.svg', (_request, response) => void response.type('svg').send(mark));
  return router;
};
