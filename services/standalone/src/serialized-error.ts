import {
  inBoth,
  messageOf,
  MoissonError,
  OutageError,
  type ProblemCode,
  type ProblemParam,
  type ProblemParams,
} from '@moisson/kernel';

/** An error in a form that can be sent to another thread: a plain copy of an `Error` would lose its code. */
export interface SerializedError {
  readonly message: string;
  readonly code?: ProblemCode;
  readonly params?: ProblemParams;
  readonly retryable?: boolean;
}

export const serializeError = (error: unknown): SerializedError => {
  if (!(error instanceof MoissonError)) return { message: messageOf(error) };
  const { message, code, params, retryable } = error;
  return { message, code, params, retryable };
};

const textOf = (param: ProblemParam = '?'): string => inBoth(param).en;

export const deserializeError = ({ message, code, params = {}, retryable = false }: SerializedError): Error => {
  if (code === undefined) return new Error(message);
  if (!retryable) return new MoissonError(code, params);
  const { dependency, detail } = params;
  return new OutageError(textOf(dependency), new Error(textOf(detail)), { code, params });
};
