import type { ProblemCode } from './problems/index.ts';
import { problem, type Problem, type ProblemParam, type ProblemParams } from './problem.ts';
import { redactText } from './redact.ts';
import type { Language } from './text.ts';
import { wellFormedText } from './unicode.ts';

/** An error with a stable code of the closed list. Compare errors by code, never by class or message. */
export class MoissonError extends Error {
  readonly code: ProblemCode;
  /** True if the same call may succeed later although nobody changed anything. */
  readonly retryable: boolean;
  readonly params: ProblemParams;
  /** Extra members of the problem document that HTTP returns (RFC 9457 §3.2). */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    params: ProblemParams = {},
    options: { retryable?: boolean; cause?: unknown; members?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(problem(code, params).message.en, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'MoissonError';
    this.code = code;
    // Redacted here, because loggers write the params of an error too.
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

/** Returns the message of an error in the given language; errors that are not ours have one language only. */
export const messageIn = (error: unknown, language: Language): string =>
  error instanceof MoissonError ? error.toProblem().message[language] : messageOf(error);

/** An outage with its own problem code. `params` fill its message, in addition to `dependency` and `detail`. */
interface NamedOutage {
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
}

/**
 * The broker, the database or the disk does not answer, or refuses our credentials. No record is at fault: wait and try
 * again.
 */
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
 * Returns the message of an error as well-formed Unicode: `JSON.parse` quotes the text it rejects and may cut a
 * surrogate pair. Checks the shape, not the class, because errors of other realms (worker threads, vm contexts) are not
 * `instanceof` our `Error`.
 */
export const messageOf = (error: unknown): string => {
  const message = (error as { message?: unknown } | null | undefined)?.message;
  return wellFormedText(typeof message === 'string' ? message : String(error));
};
