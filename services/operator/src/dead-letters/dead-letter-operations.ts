import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defined } from '@moisson/kernel';
import { defineOperation, MAX_LIST } from '../operator-context.ts';
import { causesOf, discardCause, MAX_COUNTED, replayCause } from './dead-letter-causes.ts';
import { discardLetter, reopenLetter, replayLetter } from './decide-letter.ts';
import { allFiled } from './file-dead-letters.ts';
import { viewLetter } from './view-letter.ts';

/** Operations on dead letters: events that could not be used. */
export const deadLetterOperations = [
  defineOperation({
    ...operatorApi.listDeadLetters,
    run: async ({ input, context }) => {
      await allFiled(context);
      const { state, cause } = input.query;
      return answer(await context.store.deadLetters.list({ ...defined({ state, cause }), limit: MAX_LIST }));
    },
  }),
  defineOperation({
    ...operatorApi.listDeadLetterCauses,
    run: async ({ context }) => {
      await allFiled(context);
      return answer(causesOf(await context.store.deadLetters.list({ state: 'open', limit: MAX_COUNTED })));
    },
  }),
  defineOperation({
    ...operatorApi.getDeadLetter,
    run: async ({ input, context }) => answer(await viewLetter(context, input.params.id)),
  }),
  defineOperation({
    ...operatorApi.replayDeadLetter,
    run: async ({ input, actor, context }) => answer(await replayLetter(context, input.params.id, actor)),
  }),
  defineOperation({
    ...operatorApi.discardDeadLetter,
    run: async ({ input, actor, context }) =>
      answer(await discardLetter(context, input.params.id, input.body.reason, actor)),
  }),
  defineOperation({
    ...operatorApi.reopenDeadLetter,
    run: async ({ input, actor, context }) => answer(await reopenLetter(context, input.params.id, actor)),
  }),
  defineOperation({
    ...operatorApi.replayDeadLetters,
    run: async ({ input, actor, context }) => answer(await replayCause(context, input.params.cause, actor)),
  }),
  defineOperation({
    ...operatorApi.discardDeadLetters,
    run: async ({ input, actor, context }) =>
      answer(await discardCause(context, input.params.cause, input.body.reason, actor)),
  }),
];
