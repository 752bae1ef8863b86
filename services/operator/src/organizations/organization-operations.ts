import { answer, created } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import { defineOperation } from '../operator-context.ts';
import { addOrganization } from './add-organization.ts';

/** Operations on organizations. */
export const organizationOperations = [
  defineOperation({
    ...operatorApi.listOrganizations,
    run: async ({ context: { store } }) => answer(await store.registry.organizations()),
  }),
  defineOperation({
    ...operatorApi.addOrganization,
    run: async ({ input, context }) => created(await addOrganization(context, input.body)),
  }),
];
