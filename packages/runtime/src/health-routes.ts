import express, { type Router } from 'express';
import { sendProblem, toHttpProblem } from './problem-json.ts';

/** `/livez`: 200 unless the process is stuck and must be restarted. `/readyz`: 200 if it can do its work now, else 503 with the reason. */
export const healthRoutes = (ready: () => Promise<void>, live: () => boolean): Router => {
  const router = express.Router();
  router.get('/livez', (_request, response) => {
    response.status(live() ? 200 : 503).json({ status: live() ? 'pass' : 'fail' });
  });
  router.get('/readyz', async (request, response) => {
    try {
      await ready();
    } catch (error) {
      // Any error here means that no traffic should be sent now, so 503 in place of its own status.
      sendProblem(request, response, { ...toHttpProblem(error), status: 503 });
      return;
    }
    response.json({ status: 'pass' });
  });
  return router;
};
