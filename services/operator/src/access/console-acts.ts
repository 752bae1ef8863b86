import { defined, MoissonError } from '@moisson/kernel';
import { readRequest, type Answer, type BodyOf, type Operation } from '@moisson/operations';
import { languageOf } from '@moisson/runtime';
import type { operatorApi } from '@moisson/operations/operator-api';
import type { Request } from 'express';
import type { OperatorParts } from '../operator-parts.ts';
import { callerOf, requestIdOf } from './callers.ts';
import { formRevision } from './form-revision.ts';
import { perform } from './perform.ts';
import { targetOf } from './target.ts';

type OperationId = keyof typeof operatorApi;
type AnswerOf<Id extends OperationId> = Answer<unknown> & { readonly body: BodyOf<(typeof operatorApi)[Id]['output']> };

interface Given {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** The revision of the source on the page, where the form is about several; otherwise it is the form's own. */
  readonly revision?: string | undefined;
}

/** Does for a form of the console what an operation of the API does: with the same checks, and in the same audit log. */
export type ConsoleAct = <Id extends OperationId>(
  request: Request,
  operation: Id,
  given: Given,
) => Promise<AnswerOf<Id>>;

/** The same for the request of one form. */
export type ActOfForm = <Id extends OperationId>(operation: Id, given: Given) => Promise<AnswerOf<Id>>;

/** Requests of forms that did something to their source already, as their page showed it: what follows is on top of that. */
const used = new WeakSet<Request>();

const unusedRevision = (request: Request): string | undefined =>
  used.has(request) ? undefined : formRevision(request.body);

/** Returns what the console's forms call. They wait for no run. */
export const consoleActs = (parts: OperatorParts, operations: readonly Operation<OperatorParts>[]): ConsoleAct => {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const act = async (
    request: Request,
    id: OperationId,
    { params = {}, query = {}, body, revision = unusedRevision(request) }: Given,
  ): Promise<Answer<unknown>> => {
    const actor = callerOf(request);
    if (actor === undefined) throw new MoissonError('access.required');
    const operation = byId.get(id)!;
    const input = readRequest(operation.input, { params, query, body });
    const signal = new AbortController().signal;
    const call = {
      input,
      actor,
      language: languageOf(request),
      signal,
      context: parts,
      origin: undefined,
      visitor: undefined,
    };
    const isConditional = operation.input.hasRevision === true && revision !== undefined;
    const answer = await perform(operation, call, {
      requestId: requestIdOf(request),
      ...defined({ ifMatch: isConditional ? `"${revision}"` : undefined }),
    });
    if (targetOf(operation, input)?.kind === 'source') used.add(request);
    return answer;
  };
  // Each operation answers what its description says.
  return act as ConsoleAct;
};
