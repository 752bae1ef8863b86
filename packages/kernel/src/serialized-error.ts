import { defined } from './defined.ts';
import { messageOf, MoissonError, OutageError } from './errors.ts';
import type { ProblemParam, ProblemParams } from './problem.ts';
import type { ProblemCode } from './problems/index.ts';
import { inBoth } from './text.ts';

/** An error in a form that can be sent to another thread: a plain copy of an `Error` would lose its code. */
export interface SerializedError {
  readonly message: string;
  readonly code?: ProblemCode;
  readonly params?: ProblemParams;
  readonly retryable?: boolean;
  /** Of an error without a code, which is a fault of our own. */
  readonly stack?: string;
}

export const serializeError = (error: unknown): SerializedError => {
  if (!(error instanceof MoissonError))
    return { message: messageOf(error), ...defined({ stack: error instanceof Error ? error.stack : undefined }) };
  const { message, code, params, retryable } = error;
  return { message, code, params, retryable };
};

const textOf = (param: ProblemParam = '?'): string => inBoth(param).en;

export const deserializeError = ({ message, code, params = {}, retryable, stack }: SerializedError): Error => {
  if (code === undefined) return Object.assign(new Error(message), defined({ stack }));
  if (retryable !== true) return new MoissonError(code, params);
  const { dependency, detail } = params;
  return new OutageError(textOf(dependency), new Error(textOf(detail)), { code, params });
};
