import type { Role } from '@moisson/contracts';
import type { Bilingual, Language, ProblemCode } from '@moisson/kernel';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Answer } from './answer.ts';

/** The role that a caller needs; `public`: anyone may call. An operation without one does not compile. */
export type Access = 'public' | Role;

/** The schemas of an operation's input. A value that they reject is a problem: 404 for a path, 400 for a query or a body. */
export interface OperationInput {
  readonly params?: z.ZodObject;
  /** The noun for the resource in the path; a 404 text begins with it. */
  readonly noun?: Bilingual;
  /** The resource in the path has a revision, which acts on it compare with `If-Match`. */
  readonly hasRevision?: true;
  readonly query?: z.ZodObject;
  /** The query comes from an HTML form: an empty field counts as an absent parameter. */
  readonly isForm?: true;
  readonly body?: z.ZodType;
  /** Media type of the body; default: application/json. */
  readonly bodyType?: string;
  /** Parses a body whose schema depends on its content; `body` is then only its documentation. Throws `InvalidInput`. */
  readonly readBody?: (value: unknown) => unknown;
  /** Keys that the body may have, to suggest one for a misspelt key. */
  readonly bodyKeys?: readonly string[];
}

/** One status that the operation may return. */
export interface Output {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media type of the body; default: application/json. Without a schema, the body is only declared as of this type. */
  readonly mediaType?: string;
  /** The answer has a `Location`. */
  readonly hasLocation?: true;
}
export type Outputs = Readonly<Record<number, Output>>;

/** The description of an operation without its code: enough to call it, to check it and to document it. */
export interface OperationDescription<Input extends OperationInput = OperationInput, Output extends Outputs = Outputs> {
  /** Stable: identifies the operation in OpenAPI, logs and audits. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** Parameters are in braces: `/api/v1/sources/{id}`. */
  readonly path: string;
  readonly summary: Bilingual;
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  /** Problems that it may return, besides those of every operation. */
  readonly problems: readonly ProblemCode[];
}

type Checked<Schema> = Schema extends z.ZodType ? z.output<Schema> : Readonly<Record<string, never>>;

/** A request after the schemas parsed it. */
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

/** The type of an answer's body: one of the declared schemas. */
export type BodyOf<Output extends Outputs> = {
  [Status in keyof Output]: Output[Status] extends { readonly schema: infer Schema extends z.ZodType }
    ? Frozen<z.output<Schema>>
    : never;
}[keyof Output];

/** One call of an operation. */
export interface Call<Input extends OperationInput, Context> {
  readonly input: CheckedInput<Input>;
  readonly actor: Actor;
  /** Language of texts in the answer. */
  readonly language: Language;
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal;
  /** The public origin of the service, for absolute addresses in the answer; undefined if the request names no host. */
  readonly origin: string | undefined;
  /** Who asks, for limits by visitor; undefined where all callers are one. */
  readonly visitor: string | undefined;
  /** The service's stores and use cases. */
  readonly context: Context;
}

export interface Operation<Context> extends OperationDescription {
  /** Throws only problems: `MoissonError` with a code of the closed list. */
  run(call: Call<OperationInput, Context>): Promise<Answer<unknown>>;
}

/** Returns the description with its types inferred: for operations that are called from another package than the one that runs them. */
export const describeOperation = <Input extends OperationInput, Output extends Outputs>(
  description: OperationDescription<Input, Output>,
): OperationDescription<Input, Output> => description;

/** Returns `defineOperation` for a service that works with this context. */
export const operationsOf =
  <Context>() =>
  /** Defines an operation: its route, checks, OpenAPI and command are made from this one value. */
  <Input extends OperationInput, Output extends Outputs>(
    operation: OperationDescription<Input, Output> & {
      readonly run: (call: Call<Input, Context>) => Promise<Answer<BodyOf<Output>>>;
    },
  ): Operation<Context> =>
    operation;
