import { answer } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { getSource } from '../sources/get-source.ts';
import { removeCredentials } from './remove-credentials.ts';
import { rotateCredentials } from './rotate-credentials.ts';
import { setCredentials } from './set-credentials.ts';
import { shownCredentials } from './shown-credentials.ts';

/** Operations on the credentials of sources. */
export const credentialOperations = [
  defineOperation({
    ...operatorApi.showCredentials,
    run: async ({ input: { params }, context }) => {
      const { id } = await getSource(context, params.id);
      return answer(shownCredentials(await context.store.credentials.of(id)));
    },
  }),
  defineOperation({
    ...operatorApi.setCredentials,
    run: async ({ input, actor, context }) =>
      answer(await setCredentials(context, input.params.id, input.body.credentials, actor)),
  }),
  defineOperation({
    ...operatorApi.removeCredentials,
    run: async ({ input, actor, context }) =>
      answer(await removeCredentials(context, input.params.id, input.body, actor)),
  }),
  defineOperation({
    ...operatorApi.rotateCredentials,
    run: async ({ input, context }) => answer(await rotateCredentials(context, input.query.after)),
  }),
];
