import type { ProblemCode } from './problems/index.ts';
import { problem, type Problem, type ProblemParam, type ProblemParams } from './problem.ts';
import { redactText } from './redact.ts';
import type { Language } from './text.ts';
import { wellFormedText } from './unicode.ts';

/** An error with a stable code of the closed list. Compare by code, never by class or text. */
export class MoissonError extends Error {
  readonly code: ProblemCode;
  /** True where the same call may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly params: ProblemParams;
  /** What a program that asked is told beside the problem (RFC 9457, 3.2). */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    params: ProblemParams = {},
    options: { retryable?: boolean; cause?: unknown; members?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(problem(code, params).message.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MoissonError';
    this.code = code;
    // Whoever logs the error logs these too.
    this.params = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, redactedParam(value)]));
    this.members = options.members ?? {};
    this.retryable = options.retryable ?? false;
  }

  toProblem(): Problem {
    return problem(this.code, this.params);
  }
}

const redactedParam = (value: ProblemParam): ProblemParam => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? redactText(value) : { fr: redactText(value.fr), en: redactText(value.en) };
};

/** What an error says, in one language where it is of ours. */
export const messageIn = (error: unknown, language: Language): string =>
  error instanceof MoissonError ? error.toProblem().message[language] : messageOf(error);

/** An outage that has a problem code of its own. `params` fill its message, beside `dependency` and `detail`. */
interface NamedOutage {
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
}

/** The broker, the database or the disk does not answer, or not us: nobody's data is at fault, wait and try again. */
export class OutageError extends MoissonError {
  constructor(
    dependency: string,
    cause: unknown,
    { code, params = {} }: NamedOutage = { code: 'dependency.unavailable' },
  ) {
    super(code, { dependency, detail: messageOf(cause), ...params }, { retryable: true, cause });
    this.name = 'OutageError';
  }
}

/**
 * An error's message, well-formed: `JSON.parse` quotes what it could not read, and may part a character. By shape: errors of
 * other realms (worker threads, vm contexts) are no instances of ours.
 */
export const messageOf = (error: unknown): string => {
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return wellFormedText(typeof message === 'string' ? message : String(error));
};
