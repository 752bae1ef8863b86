import { operatorApi } from '@moisson/operations/operator-api';
import { defined } from '@moisson/kernel';
import { defineOperation } from '../operator-context.ts';
import { allActs, findActs } from './find-acts.ts';

/** Operations that read the audit log. Nothing changes it but the acts themselves. */
export const auditOperations = [
  defineOperation({
    ...operatorApi.listAudit,
    run: async ({ input: { query }, context: { store } }) => {
      const body = await findActs(store.audit, query, query);
      return { status: 200, body, ...defined({ cursor: body.length < query.limit ? undefined : body.at(-1)?.id }) };
    },
  }),
  defineOperation({
    ...operatorApi.exportAudit,
    run: async ({ input: { query }, context: { store } }) => ({ status: 200, lines: allActs(store.audit, query) }),
  }),
];
