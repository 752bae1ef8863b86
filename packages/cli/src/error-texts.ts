import { MoissonError, type Language } from '@moisson/kernel';
import { RemoteProblem } from './operator-client.ts';

/** What happened and what to do, in one line. */
export const ownMessage = (error: MoissonError, language: Language): string => {
  const { message, action } = error.toProblem();
  return `${message[language]} ${action[language]}`;
};

/** The error as one JSON value: as the operator's API answered it, or ours with a text for each of its lines. */
export const problemOf = (error: unknown, message: string, lines: readonly string[]): unknown => {
  if (error instanceof RemoteProblem) return error.problem;
  const code = error instanceof MoissonError ? error.code : 'request.invalid';
  return { code, title: message, ...(lines.length === 0 ? {} : { errors: lines }) };
};
