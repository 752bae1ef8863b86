import { expect, test } from '@jest/globals';
import { runId, SourceId } from '@moisson/contracts';
import type { RunView } from '@moisson/operations/operator-api';
import { aSource } from '@moisson/testkit';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { atOperator } from '../support/operator-desk.ts';
import { startRawCkan } from '../support/raw-ckan.ts';
import { withLine } from '../support/with-line.ts';

const id = SourceId.parse('laval');
const recordAt = (at: number): string =>
  JSON.stringify({ id: `r${at}`, name: `r${at}`, title: `Jeu ${at}`, organization: { name: 'ville', title: 'Ville' } });

test('a run that is cancelled is not complete, removes nothing, gives its lease back, and is not due at once', async () => {
  let isStuck = false;
  let size = 3;
  const stuck = Promise.withResolvers<undefined>();
  const server = await startRawCkan(
    () => size,
    async (at) => {
      if (isStuck && at > 0) {
        stuck.resolve(undefined);
        await new Promise(() => undefined);
      }
      return recordAt(at);
    },
  );
  try {
    await withLine(async (line) => {
      const { store } = line;
      await store.registry.create(aSource({ id, endpoint: server.url }));
      await line.pollNow(id);
      await atOperator(line, async ({ call, url }) => {
        expect((await call('/sources/laval/cancel', {})).status).toBe(409);
        const first = await call<RunView>(`/runs/${runId(id, (await store.polls.status(id)).run)}`);
        expect(first.body).toMatchObject({
          state: 'done',
          run: { complete: true },
          detail: { pages: 1, changesTotal: 3 },
        });
        expect(first.body.detail!.changes.map(({ kind }) => kind)).toEqual(['created', 'created', 'created']);
        expect(first.body.detail!.phases.map(({ name }) => name)).toEqual(['prepare', 'read', 'conclude']);
        expect(first.body.detail!.requests.at(-1)).toMatchObject({ method: 'GET', status: 200 });

        // One record is gone, and the list hangs.
        [isStuck, size] = [true, 2];
        await call('/sources/laval/run', {});
        await stuck.promise;
        const { run } = await store.polls.status(id);
        expect((await call<RunView>(`/runs/${runId(id, run)}`)).body.state).toBe('running');
        const page = await fetch(`${url}/runs/${runId(id, run)}`);
        expect([page.status, page.headers.get('refresh')]).toEqual([200, '3']);
        expect((await call('/sources/laval/cancel', {})).body).toEqual({ sourceId: id, run, requested: true });
        while ((await store.polls.status(id)).runningSince !== undefined) await nextTurn();

        const status = await store.polls.status(id);
        expect(status).toMatchObject({ run, consecutiveFailures: 0 });
        expect(Date.parse(status.nextDueAt!)).toBeGreaterThan((await store.polls.now()).getTime());
        const { body } = await call<RunView>(`/runs/${runId(id, run)}`);
        expect(body.run).toMatchObject({ complete: false, counts: { removed: 0 } });
        expect(body.problems.map(({ code }) => code)).toContain('run.cancelled');
        expect(await store.datasetReads.count()).toBe(3);
        expect(await store.holds.list({ limit: 10 })).toEqual([]);
        expect((await fetch(`${url}/runs/${runId(id, run)}?with=${runId(id, run - 1)}`)).status).toBeLessThan(500);
        expect((await call('/runs/laval:999')).status).toBe(404);
        expect((await call('/runs/nonsense')).status).toBe(404);
      });
    });
  } finally {
    await server.stop();
  }
});
