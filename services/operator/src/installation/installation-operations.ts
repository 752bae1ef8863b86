import { MoissonError, said } from '@moisson/kernel';
import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { diagnose } from './diagnose.ts';

/** Operations on the whole installation. */
export const installationOperations = [
  defineOperation({
    ...operatorApi.diagnose,
    run: async ({ language, context }) => answer(await diagnose(context, language)),
  }),
  defineOperation({
    ...operatorApi.rebuild,
    run: async ({ input, context: { rebuild } }) => {
      if (rebuild === undefined)
        throw new MoissonError('request.conflict', {
          detail: said(
            'dans la forme distribuée, lancez « moisson rebuild » sur place',
            'in the distributed form, run "moisson rebuild" there',
          ),
        });
      return answer(await rebuild(input.query.after));
    },
  }),
];
