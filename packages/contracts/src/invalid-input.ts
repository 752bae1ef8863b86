import type { z } from 'zod';
import { MoissonError } from './errors.ts';
import { ProblemCode } from './problem-codes.ts';
import { suggestion } from './nearest-names.ts';

/** What is wrong at one place of what somebody wrote. */
export interface InputFault {
  readonly path: readonly (string | number)[];
  readonly detail: string;
  /** The problem, where it is a more precise one than `request.invalid`. */
  readonly code?: ProblemCode;
}

/** More are counted, not listed. */
const MAX_FAULTS = 20;

/** `request.invalid`, or the more precise problem of a fault, with every fault, so that a person can correct all of them at once. */
export class InvalidInput extends MoissonError {
  readonly faults: readonly InputFault[];

  constructor(faults: readonly InputFault[]) {
    const [first] = faults;
    const more = faults.length > 1 ? ` (+${faults.length - 1})` : '';
    const code = faults.find((fault) => fault.code !== undefined)?.code ?? 'request.invalid';
    super(code, { detail: `${first!.path.join('.') || 'value'}: ${first!.detail}${more}` });
    this.faults = faults.slice(0, MAX_FAULTS);
  }
}

/** A path as a JSON Pointer (RFC 6901). */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The path of a JSON Pointer. */
export const pathOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value as the schema reads it. `names`: keys that a misspelt one may stand for. Throws `InvalidInput`. */
export const readInput = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  names: Iterable<string> = [],
): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(parsed.error.issues.flatMap((issue) => faultsOf(issue, [...names])));
};

const faultsOf = (issue: z.core.$ZodIssue, names: readonly string[]): readonly InputFault[] => {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code !== 'unrecognized_keys') {
    const { data: code } = ProblemCode.safeParse(issue.code === 'custom' ? issue.params?.problem : undefined);
    return [{ path, detail: issue.message, ...(code === undefined ? {} : { code }) }];
  }
  return issue.keys.map((key) => ({
    path: [...path, key],
    detail: `unknown key "${key.slice(0, 100)}"${suggestion(key, names)}`,
  }));
};
