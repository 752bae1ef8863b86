import express, { type Router } from 'express';
import { sendProblem, toHttpProblem } from './problem-json.ts';

/** `/livez`: whether the process should go on. `/readyz`: whether it can do its work now, else why not. */
export const healthRoutes = (ready: () => Promise<void>, live: () => boolean): Router => {
  const router = express.Router();
  router.get('/livez', (_request, response) => {
    response.status(live() ? 200 : 503).json({ status: live() ? 'pass' : 'fail' });
  });
  router.get('/readyz', async (request, response) => {
    try {
      await ready();
    } catch (error) {
      // Whatever it is, it is why nothing may be sent here now.
      sendProblem(request, response, { ...toHttpProblem(error), status: 503 });
      return;
    }
    response.json({ status: 'pass' });
  });
  return router;
};
