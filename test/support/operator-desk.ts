import { connectors } from '@moisson/connectors';
import type { ChangeLog, Store } from '@moisson/domain';
import { startOperator } from '@moisson/operator';
import { createLogger } from '@moisson/runtime';
import type { EmbeddedLine } from '@moisson/standalone';

/** The operator's service on a line, and a caller of its API. */
export interface OperatorDesk {
  readonly url: string;
  /** Calls the API: with a body it posts. Returns the status and the body of the answer. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names what the test expects
  readonly call: <Body = unknown>(
    path: string,
    body?: object,
  ) => Promise<{ readonly status: number; readonly body: Body }>;
}

/** Runs a test with the operator's service on a line; some parts of it may be others. */
export const atOperator = async (
  { store, changeLog, fetching, harvester }: EmbeddedLine,
  work: (desk: OperatorDesk) => Promise<void>,
  others: { readonly store?: Store; readonly changeLog?: ChangeLog } = {},
): Promise<void> => {
  const operator = await startOperator({
    ...{ store, changeLog, fetching, connectors, ...others, log: createLogger('test', 'silent') },
    listen: { host: '127.0.0.1', port: 0 },
    kick: (id) => void harvester.runOne(id),
  });
  const call: OperatorDesk['call'] = async (path, body) => {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${operator.url}/api/v1${path}`, init);
    return { status: response.status, body: (await response.json()) as never };
  };
  try {
    await work({ url: operator.url, call });
  } finally {
    await operator.stop();
  }
};
