import { isDeparture } from '@moisson/contracts';
import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { answerAfterRun } from '../runs/await-run.ts';
import { currentRun } from '../runs/request-run.ts';
import { decideHold } from './decide-hold.ts';
import { getHold } from './get-hold.ts';
import { heldRecords } from './held-records.ts';
import { undoHold } from './undo-hold.ts';

/** Operations on held removals and on decisions. */
export const holdOperations = [
  defineOperation({
    ...operatorApi.listHolds,
    run: async ({ context: { store } }) => answer(await store.holds.list({ limit: MAX_LIST })),
  }),
  defineOperation({
    ...operatorApi.getHold,
    run: async ({ input, context }) => answer(await getHold(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.listHeldRecords,
    run: async ({ input, context }) => answer(await heldRecords(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.approveHold,
    run: async ({ input: { params, query, body }, actor, signal, context }) => {
      const { id, sourceId } = await getHold(context, params.id);
      const before = await currentRun(context, sourceId);
      const decided = await decideHold(context, id, 'approved', actor, body);
      if (query.wait !== 'true') return answer(decided);
      return answerAfterRun(context, { id: sourceId, before, signal }, () => decided);
    },
  }),
  defineOperation({
    ...operatorApi.refuseHold,
    run: async ({ input: { params, body }, actor, context }) =>
      answer(await decideHold(context, params.id, 'refused', actor, body)),
  }),
  defineOperation({
    ...operatorApi.undoHold,
    run: async ({ input: { params, query }, actor, signal, context }) => {
      const { id, sourceId } = await getHold(context, params.id);
      const before = await currentRun(context, sourceId);
      const waiting = await undoHold(context, id, actor);
      const restores = !isDeparture(waiting) && waiting.restoring === true;
      if (!restores || query.wait !== 'true') return answer(waiting);
      return answerAfterRun(context, { id: sourceId, before, signal }, () => waiting);
    },
  }),
];
