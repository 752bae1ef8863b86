import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { addKey } from './add-key.ts';
import { revokeKey } from './revoke-key.ts';
import { shownKey } from './shown-key.ts';

/** Operations on API keys. */
export const keyOperations = [
  defineOperation({
    ...operatorApi.listKeys,
    run: async ({ context: { store } }) => answer((await store.apiKeys.list()).map(shownKey)),
  }),
  defineOperation({
    ...operatorApi.addKey,
    run: async ({ input, actor, context }) => created(await addKey(context, input.body, actor)),
  }),
  defineOperation({
    ...operatorApi.revokeKey,
    run: async ({ input, context }) => answer(await revokeKey(context, input.params.id)),
  }),
];
