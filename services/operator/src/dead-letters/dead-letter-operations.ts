import { readDeadLetter } from '@moisson/changelog';
import { topics } from '@moisson/contracts';
import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation, MAX_LIST } from '../operator-context.ts';

/** Operations on dead letters: events that could not be used. */
export const deadLetterOperations = [
  defineOperation({
    ...operatorApi.listDeadLetters,
    run: async ({ context: { changeLog } }) =>
      answer((await changeLog.tail(topics.deadLetters, MAX_LIST)).map(readDeadLetter)),
  }),
];
