import type { AuditAct, AuditEnding, AuditTarget } from '@moisson/contracts';
import { defined, messageOf, MoissonError, OutageError, problemStatus } from '@moisson/kernel';
import type { Answer, Call, Operation, OperationInput } from '@moisson/operations';
import { randomBytes } from 'node:crypto';
import type { OperatorParts } from '../operator-parts.ts';
import { sourcesIn, stateOf } from './state-of.ts';
import { bounded, withoutSecrets } from './without-secrets.ts';

/** One act of an operator, before it is done. */
export interface Act {
  readonly operation: Operation<OperatorParts>;
  readonly call: Call<OperationInput, OperatorParts>;
  readonly target: AuditTarget | undefined;
  readonly requestId: string;
}

/**
 * Does an act between the two lines of its audit entry. The first, with who, what and the state before, is stored durably before the
 * operation is called: if that fails, so does the act, and no crash leaves an act without its entry. The second says how it ended. Throws
 * what the operation throws; `audit.unfinished` if it was done and the second line could not be written.
 */
export const audited = async (act: Act): Promise<Answer<unknown>> => {
  const { operation, call } = act;
  const { context } = call;
  const { audit } = context.store;
  const begun = await beginningOf(act);
  await audit.begin(begun);
  let answer: Answer<unknown>;
  try {
    answer = await operation.run(call);
  } catch (error) {
    await audit.end(begun, await endingOf(act, problemOf(error))).catch((failure: unknown) => log(act, begun, failure));
    throw error;
  }
  try {
    await audit.end(begun, await endingOf(act, { outcome: 'done' }, answer));
  } catch (cause) {
    log(act, begun, cause);
    throw new MoissonError('audit.unfinished', { operation: operation.id, detail: messageOf(cause) }, { cause });
  }
  return answer;
};

const beginningOf = async ({ operation, call, target, requestId }: Act): Promise<AuditAct> => {
  const { actor, input, context } = call;
  const now = await context.store.polls.now();
  const { name, subject, role, channel } = actor;
  return {
    id: newId(now),
    at: now.toISOString(),
    requestId,
    actor: { name, subject, role, channel },
    operation: operation.id,
    input: bounded(withoutSecrets(input)),
    ...defined({ target, before: bounded(await statesOf(context, target, input.body)) }),
  };
};

const endingOf = async (
  { call: { context, input }, target }: Act,
  ended: Pick<AuditEnding, 'outcome' | 'code'>,
  answer?: Answer<unknown>,
): Promise<AuditEnding> => {
  const after =
    target === undefined
      ? defined({ answer: withoutSecrets(answer?.body), ...defined({ sources: await sourcesIn(context, input.body) }) })
      : await stateOf(context, target);
  return { endedAt: (await context.store.polls.now()).toISOString(), ...ended, ...defined({ after: bounded(after) }) };
};

const statesOf = (parts: OperatorParts, target: AuditTarget | undefined, body: unknown): Promise<unknown> =>
  target === undefined ? sourcesIn(parts, body) : stateOf(parts, target);

/** A request that is refused did nothing; a fault may come after a part was done. */
const problemOf = (error: unknown): Pick<AuditEnding, 'outcome' | 'code'> => {
  if (!(error instanceof MoissonError)) return { outcome: 'failed', code: 'run.unexpected-error' };
  const isFault = error instanceof OutageError || problemStatus(error.code) >= 500;
  return { outcome: isFault ? 'failed' : 'refused', code: error.code };
};

let count = 0;

/** Returns an id that sorts by time and, for acts of one process in one millisecond, by their order. */
const newId = (now: Date): string => {
  count = (count + 1) % 1_000_000;
  return `${sortable(now)}-${String(count).padStart(6, '0')}-${randomBytes(4).toString('hex')}`;
};

/** Returns `20261127T233344123`: texts of this form sort by time. */
export const sortable = (time: Date): string => time.toISOString().replaceAll(/[-:.Z]/g, '');

const log = ({ operation, call }: Act, { id }: AuditAct, error: unknown): void =>
  call.context.log.error(
    { event: 'audit.unfinished', operation: operation.id, act: id, detail: messageOf(error), err: error },
    'the end of an act could not be written to the audit log',
  );
