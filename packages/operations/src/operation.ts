import type { Bilingual, Language, ProblemCode } from '@moisson/kernel';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Answer } from './answer.ts';

/** Who may ask: everyone, whoever may look at the operator's side, or operators alone. */
export type Access = 'public' | 'viewer' | 'operator';

/** The schemas of what an operation takes. What they refuse is a problem: 404 for a path, 400 for a query or a body. */
export interface OperationInput {
  readonly params?: z.ZodObject;
  /** What the path names: written before its value where that is not found. */
  readonly noun?: Bilingual;
  readonly query?: z.ZodObject;
  /** An HTML form sends the query as well: its empty fields are parameters that were not given. */
  readonly isForm?: true;
  readonly body?: z.ZodType;
  /** Reads the body where its schema depends on what it says; `body` documents it. Throws `InvalidInput`. */
  readonly readBody?: (value: unknown) => unknown;
  /** Keys of the body that a misspelt one may stand for. */
  readonly bodyKeys?: readonly string[];
}

/** What one status of an answer means. */
export interface Output {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The answer has a `Location`. */
  readonly hasLocation?: true;
}
export type Outputs = Readonly<Record<number, Output>>;

/** All that is public of an operation: enough to call it, to check it and to document it. */
export interface OperationDescription<Input extends OperationInput = OperationInput, Output extends Outputs = Outputs> {
  /** Stable: names the operation in OpenAPI, logs and audits. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** With parameters in braces: `/api/v1/sources/{id}`. */
  readonly path: string;
  readonly summary: Bilingual;
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  /** Besides those that any operation may answer. */
  readonly problems: readonly ProblemCode[];
}

type Checked<Schema> = Schema extends z.ZodType ? z.output<Schema> : Readonly<Record<string, never>>;

/** What the schemas made of a request. */
export interface CheckedInput<Input extends OperationInput> {
  readonly params: Checked<Input['params']>;
  readonly query: Checked<Input['query']>;
  readonly body: Checked<Input['body']>;
}

/** The same type, read-only at every depth. */
type Frozen<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Frozen<Item>[]
      : { readonly [Name in keyof T]: Frozen<T[Name]> };

/** What an answer's body may be: as one of the declared schemas. */
type BodyOf<Output extends Outputs> = {
  [Status in keyof Output]: Output[Status] extends { readonly schema: infer Schema extends z.ZodType }
    ? Frozen<z.output<Schema>>
    : never;
}[keyof Output];

/** One request for an operation. */
export interface Call<Input extends OperationInput, Context> {
  readonly input: CheckedInput<Input>;
  readonly actor: Actor;
  /** Of texts in the answer. */
  readonly language: Language;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
  /** What the service works with. */
  readonly context: Context;
}

export interface Operation<Context> extends OperationDescription {
  /** Its errors are problems: `MoissonError` with a code of the closed list. */
  run(call: Call<OperationInput, Context>): Promise<Answer<unknown>>;
}

/** The description, its types inferred: for operations that are called from elsewhere than where they run. */
export const describeOperation = <Input extends OperationInput, Output extends Outputs>(
  description: OperationDescription<Input, Output>,
): OperationDescription<Input, Output> => description;

/** Returns `defineOperation` for a service that works with this context. */
export const operationsOf =
  <Context>() =>
  /** The one place from which the route, its checks, its OpenAPI and its command are made. */
  <Input extends OperationInput, Output extends Outputs>(
    operation: OperationDescription<Input, Output> & {
      readonly run: (call: Call<Input, Context>) => Promise<Answer<BodyOf<Output>>>;
    },
  ): Operation<Context> =>
    operation;
