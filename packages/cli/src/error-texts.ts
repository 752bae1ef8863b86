import { MoissonError, type Language } from '@moisson/kernel';
import { RemoteProblem } from './operator-client.ts';

/** Returns what happened and what to do, in one line. */
export const ownMessage = (error: MoissonError, language: Language): string => {
  const { message, action } = error.toProblem();
  return `${message[language]} ${action[language]}`;
};

/** Returns the error as one JSON value: the problem as the operator's API sent it, or our own problem with one text per line. */
export const problemOf = (error: unknown, message: string, lines: readonly string[]): unknown => {
  if (error instanceof RemoteProblem) return error.problem;
  const code = error instanceof MoissonError ? error.code : 'request.invalid';
  return { code, title: message, ...(lines.length === 0 ? {} : { errors: lines }) };
};
