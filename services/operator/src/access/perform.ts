import { revisionOf, SourceId, type AuditTarget, type Source } from '@moisson/contracts';
import type { Answer, Call, Operation, OperationInput } from '@moisson/operations';
import { createHash } from 'node:crypto';
import { audited } from '../audit/audited.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { atRevision, revisionsOf } from './at-revision.ts';
import { authorize } from './authorize.ts';
import { changedProblem, SourceChanged } from './source-changed.ts';
import { targetOf } from './target.ts';

/** What HTTP says of a call besides its input. */
export interface Asked {
  readonly requestId: string;
  /** The value of `If-Match`: the source must be as the caller read it. */
  readonly ifMatch?: string;
}

type OperatorCall = Call<OperationInput, OperatorParts>;

/**
 * Runs an operation of the operator's service for its caller: the one place that checks what the caller may do, compares revisions and
 * writes the audit log. Throws `access.required`, `access.denied`, `request.changed`, and what the operation throws.
 */
export const perform = async (
  operation: Operation<OperatorParts>,
  call: OperatorCall,
  { requestId, ifMatch }: Asked,
): Promise<Answer<unknown>> => {
  const target = targetOf(operation, call.input);
  await authorize(call.context.store, operation, call.actor, target);
  if (operation.method === 'get') return tagged(await operation.run(call), target);
  const revisions = operation.input.hasRevision === true ? revisionsOf(ifMatch) : undefined;
  const conditional = revisions === undefined ? operation : onlyAt(operation, revisions);
  return tagged(await audited({ operation: conditional, call, target, requestId }), target);
};

/** Returns the operation as it runs on a source at one of these revisions; also one that does not change the source checks it first. */
const onlyAt = (operation: Operation<OperatorParts>, revisions: ReadonlySet<number>): Operation<OperatorParts> => ({
  ...operation,
  run: async (call) => {
    const id = SourceId.parse((call.input.params as { readonly id: string }).id);
    try {
      const source = await call.context.store.registry.get(id);
      if (source !== undefined && !revisions.has(revisionOf(source))) throw new SourceChanged(source);
      return await operation.run({ ...call, context: atRevision(call.context, id, revisions) });
    } catch (error) {
      throw error instanceof SourceChanged ? await changedProblem(call.context, error.source, revisions) : error;
    }
  },
});

/** Adds the entity tag of a source: its revision, which `If-Match` compares, and a hash of the answer, for `If-None-Match`. */
const tagged = (answer: Answer<unknown>, target: AuditTarget | undefined): Answer<unknown> => {
  const { id, revision } = (answer.body ?? {}) as Partial<Source>;
  if (target?.kind !== 'source' || id !== target.id) return answer;
  const hash = createHash('sha256').update(JSON.stringify(answer.body)).digest('base64url').slice(0, 16);
  return { ...answer, etag: `"${revision ?? 1}-${hash}"` };
};
