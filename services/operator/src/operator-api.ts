import { readDeadLetter } from '@moisson/changelog';
import { readSources, readSourceSpec } from '@moisson/connectors';
import { Organization, Quota, redactedSource, SourceId, topics, type Run, type Source } from '@moisson/contracts';
import { connectorOf, isRegistered } from '@moisson/domain';
import {
  defined,
  MoissonError,
  problem,
  ProblemCode,
  readInput,
  said,
  wellFormedText,
  type Problem,
} from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { readFeeds } from '@moisson/store';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { diagnose } from './doctor.ts';
import { decideHold, getHold, heldRecords, undoHold } from './holds.ts';
import type { OperatorParts } from './operator-parts.ts';
import { setQuota } from './quotas.ts';
import { awaitRun, currentRun, requestRun, shownRun } from './run-source.ts';
import { addOrganization, addSource, applySources, changeState, checkSource, getSource } from './sources.ts';

const MAX_LIST = 500;
/** What is kept of a request is sent out again, as JSON that any program must be able to read. */
const wellFormed = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormedText(value) : value;
const RebuildFrom = z.object({ after: z.string().max(2000).optional() });

/** Which records of a hold a decision is about; all of them where it says nothing. */
const ChosenRecords = z.strictObject({
  keys: z.array(z.string().max(600)).max(100_000).optional(),
  reason: ProblemCode.optional(),
});

/** The operator's JSON API: what the `moisson` command speaks. */
export const operatorApi = (parts: OperatorParts): Router => {
  const { store, changeLog } = parts;
  /** Waits for the next run; where it takes long, answers 202 and says where to ask again. */
  const waitFor = async (response: Response, id: SourceId, before: number): Promise<Run | undefined> => {
    const run = await awaitRun(parts, id, before, closing(response));
    if (run === undefined) response.status(202).location(`/api/v1/sources/${id}/runs/after/${before}`);
    return run;
  };
  const router = express.Router();
  router.use('/api', express.json({ limit: '4mb', reviver: wellFormed }));

  router.get('/api/v1/sources', async (_request, response) => {
    const feeds = new Map((await readFeeds(store)).map((feed) => [feed.sourceId, feed]));
    response.json(
      (await store.registry.list()).map((source) => ({
        ...redactedSource(source),
        feed: feeds.get(source.id),
        ...defined({ problem: protocolProblem(parts, source) }),
      })),
    );
  });
  router.post('/api/v1/sources', async (request, response) => {
    response.status(201).json(await addSource(parts, readSourceSpec(request.body)));
  });
  router.get('/api/v1/sources/:id', async (request, response) => {
    const source = await getSource(parts, idOf(request));
    const feed = (await readFeeds(store)).find(({ sourceId }) => sourceId === source.id);
    const [lastRun] = await store.runs.list({ sourceId: source.id, limit: 1 });
    response.json({
      ...redactedSource(source),
      ...defined({ problem: protocolProblem(parts, source) }),
      status: await store.polls.status(source.id),
      feed,
      ...(lastRun === undefined ? {} : { lastRun: shownRun(lastRun) }),
    });
  });
  router.post('/api/v1/sources/:id/check', async (request, response) => {
    response.json(await checkSource(parts, idOf(request)));
  });
  router.post('/api/v1/sources/:id/quota', async (request, response) => {
    response.json(await setQuota(parts, idOf(request), readInput(Quota, request.body), 'api'));
  });
  for (const action of ['pause', 'resume', 'retire'] as const)
    router.post(`/api/v1/sources/:id/${action}`, async (request, response) => {
      const id = idOf(request);
      const before = await currentRun(parts, id);
      const source = await changeState(parts, id, action);
      if (action === 'retire') await waitFor(response, id, before);
      response.json(redactedSource(source));
    });
  router.post('/api/v1/sources/:id/run', async (request, response) => {
    const id = idOf(request);
    const before = await currentRun(parts, id);
    await requestRun(parts, id);
    const run = request.query.wait === 'true' ? await waitFor(response, id, before) : undefined;
    if (run === undefined) response.status(202).json({ sourceId: id, requested: true });
    else response.json(run);
  });
  router.get('/api/v1/sources/:id/runs/after/:run', async (request, response) => {
    const run = await waitFor(response, idOf(request), readInput(z.coerce.number().int(), request.params.run));
    response.json(run ?? {});
  });
  router.post('/api/v1/apply', async (request, response) => {
    response.json(await applySources(parts, readSources(request.body), request.query['dry-run'] === 'true'));
  });
  router.get('/api/v1/organizations', async (_request, response) => {
    response.json(await store.registry.organizations());
  });
  router.post('/api/v1/organizations', async (request, response) => {
    const given = readInput(Organization.strict(), request.body, Object.keys(Organization.shape));
    response.status(201).json(await addOrganization(parts, given));
  });
  router.get('/api/v1/runs', async (request, response) => {
    const { source } = request.query;
    const sourceId = source === undefined ? undefined : readInput(SourceId, source);
    if (sourceId !== undefined) await getSource(parts, sourceId);
    const runs = await store.runs.list({ limit: MAX_LIST, ...defined({ sourceId }) });
    response.json(runs.map(shownRun));
  });
  router.get('/api/v1/holds', async (_request, response) => {
    response.json(await store.holds.list({ limit: MAX_LIST }));
  });
  router.get('/api/v1/holds/:id', async (request, response) => {
    response.json(await getHold(parts, request.params.id));
  });
  router.get('/api/v1/holds/:id/records', async (request, response) => {
    response.json(await heldRecords(parts, request.params.id));
  });
  for (const [action, decision] of [
    ['approve', 'approved'],
    ['refuse', 'refused'],
  ] as const)
    router.post(`/api/v1/holds/:id/${action}`, async (request, response) => {
      const choice = readInput(ChosenRecords, request.body ?? {});
      const hold = await getHold(parts, request.params.id);
      const before = await currentRun(parts, hold.sourceId);
      const decided = await decideHold(parts, hold.id, decision, 'api', choice);
      if (decision === 'approved' && request.query.wait === 'true') await waitFor(response, decided.sourceId, before);
      response.json(decided);
    });
  router.post('/api/v1/holds/:id/undo', async (request, response) => {
    const hold = await getHold(parts, request.params.id);
    const before = await currentRun(parts, hold.sourceId);
    const waiting = await undoHold(parts, hold.id, 'api');
    if (waiting.restoring === true && request.query.wait === 'true') await waitFor(response, hold.sourceId, before);
    response.json(waiting);
  });
  router.get('/api/v1/dead-letters', async (_request, response) => {
    response.json((await changeLog.tail(topics.deadLetters, MAX_LIST)).map(readDeadLetter));
  });
  router.post('/api/v1/rebuild', async (request, response) => {
    if (parts.rebuild === undefined)
      throw new MoissonError('request.conflict', {
        detail: said(
          'dans la forme distribuée, lancez « moisson rebuild » sur place',
          'in the distributed form, run "moisson rebuild" there',
        ),
      });
    response.json(await parts.rebuild(readInput(RebuildFrom, request.query).after));
  });
  router.get('/api/v1/doctor', async (request, response) => {
    response.json(await diagnose(parts, languageOf(request)));
  });
  return router;
};

/** Why a source cannot be read by this version; nothing where it can. */
const protocolProblem = ({ connectors }: OperatorParts, { protocol }: Source): Problem | undefined =>
  isRegistered(connectorOf(connectors, { protocol })) ? undefined : problem('source.protocol-unknown', { protocol });

const idOf = (request: Request<{ id: string }>): SourceId => {
  const id = SourceId.safeParse(request.params.id).data;
  if (id === undefined)
    throw new MoissonError('request.not-found', { what: `source ${request.params.id.slice(0, 100)}` });
  return id;
};

/** Aborted when the caller hangs up. */
const closing = (response: Response): AbortSignal => {
  const controller = new AbortController();
  response.on('close', () => controller.abort(new Error('the caller hung up')));
  return controller.signal;
};
