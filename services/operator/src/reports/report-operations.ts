import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { decideReports } from './decide-reports.ts';
import { maySeeReport } from './may-see.ts';
import { viewReports } from './view-reports.ts';

/** Operations on what visitors report about datasets. */
export const reportOperations = [
  defineOperation({
    ...operatorApi.listReports,
    run: async ({ actor, context: { store } }) => {
      const waiting = await store.reports.waiting(MAX_READ);
      return answer(waiting.filter((one) => actor.kind === 'operator' && maySeeReport(actor, one)).slice(0, MAX_LIST));
    },
  }),
  defineOperation({
    ...operatorApi.getReports,
    run: async ({ input, context }) => answer(await viewReports(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.resolveReports,
    run: async ({ input, actor, context }) =>
      answer(await decideReports(context, input.params.id, { state: 'resolved', ...input.body }, actor)),
  }),
  defineOperation({
    ...operatorApi.dismissReports,
    run: async ({ input, actor, context }) =>
      answer(await decideReports(context, input.params.id, { state: 'dismissed', ...input.body }, actor)),
  }),
  defineOperation({
    ...operatorApi.forwardReports,
    run: async ({ input, actor, context }) =>
      answer(await decideReports(context, input.params.id, { state: 'forwarded', ...input.body }, actor)),
  }),
];

/** Waiting reports that are read for a list. */
const MAX_READ = 5000;
