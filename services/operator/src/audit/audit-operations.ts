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
    run: async ({ input: { query }, context: { store } }) => ({
      status: 200,
      stream: asLines(allActs(store.audit, query)),
      headers: { 'content-type': 'application/x-ndjson' },
    }),
  }),
];

/** Each value as a line of JSON (NDJSON). */
async function* asLines(values: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const value of values) yield Buffer.from(`${JSON.stringify(value)}\n`);
}
