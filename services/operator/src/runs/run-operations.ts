import { defined } from '@moisson/kernel';
import { accepted, answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { getSource } from '../sources/get-source.ts';
import { answerAfterRun, shownRun } from './await-run.ts';
import { viewRun } from './view-run.ts';
import { cancelRun } from './cancel-run.ts';
import { currentRun, requestRun } from './request-run.ts';

/** Operations on runs: listing them, and requesting one. */
export const runOperations = [
  defineOperation({
    ...operatorApi.getRun,
    run: async ({ input, context }) => answer(await viewRun(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.cancelRun,
    run: async ({ input, actor, context }) => accepted(await cancelRun(context, input.params.id, actor)),
  }),
  defineOperation({
    ...operatorApi.listRuns,
    run: async ({ input, context }) => {
      const { source: sourceId } = input.query;
      if (sourceId !== undefined) await getSource(context, sourceId);
      const runs = await context.store.runs.list({ limit: MAX_LIST, ...defined({ sourceId }) });
      return answer(runs.map(shownRun));
    },
  }),
  defineOperation({
    ...operatorApi.runSource,
    run: async ({ input: { params, query }, signal, context }) => {
      const { id } = params;
      const before = await currentRun(context, id);
      await requestRun(context, id);
      const requested = { sourceId: id, requested: true } as const;
      if (query.wait !== 'true') return accepted(requested);
      return answerAfterRun(context, { id, before, signal }, (run) => run ?? requested);
    },
  }),
  defineOperation({
    ...operatorApi.awaitRun,
    run: async ({ input: { params }, signal, context }) =>
      answerAfterRun(context, { id: params.id, before: params.run, signal }, (run) => run ?? {}),
  }),
];
