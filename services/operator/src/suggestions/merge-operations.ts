import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defined } from '@moisson/kernel';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { acceptMerge, refuseMerge, undoMerge } from './decide-merge.ts';
import { findMerges } from './find-merges.ts';
import { viewMerge } from './view-merge.ts';

/** Operations on datasets that may be one. */
export const mergeOperations = [
  defineOperation({
    ...operatorApi.listMergeSuggestions,
    run: async ({ input, context: { store } }) =>
      answer(await store.mergeSuggestions.list({ ...defined({ state: input.query.state }), limit: MAX_LIST })),
  }),
  defineOperation({
    ...operatorApi.findMerges,
    run: async ({ context, signal }) => answer(await findMerges(context, signal)),
  }),
  defineOperation({
    ...operatorApi.getMergeSuggestion,
    run: async ({ input, context }) => answer(await viewMerge(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.acceptMerge,
    run: async ({ input, actor, context }) => answer(await acceptMerge(context, input.params.id, actor)),
  }),
  defineOperation({
    ...operatorApi.refuseMerge,
    run: async ({ input, actor, context }) => answer(await refuseMerge(context, input.params.id, actor)),
  }),
  defineOperation({
    ...operatorApi.undoMerge,
    run: async ({ input, actor, context }) => answer(await undoMerge(context, input.params.id, actor)),
  }),
];
