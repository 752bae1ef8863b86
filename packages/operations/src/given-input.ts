import type { z } from 'zod';
import type { OperationInput } from './operation.ts';

type NamesOf<Schema> = Schema extends z.ZodObject ? keyof Schema['shape'] & string : never;

/** What a caller passes to an operation: its parameters by name, as text, and the body if it has one. */
export type GivenInput<Input extends OperationInput> = (Input extends { readonly params: infer Params }
  ? { readonly params: Readonly<Record<NamesOf<Params>, string>> }
  : { readonly params?: never }) &
  (Input extends { readonly query: infer Query }
    ? { readonly query?: Readonly<Partial<Record<NamesOf<Query>, string | undefined>>> }
    : { readonly query?: never }) &
  (Input extends { readonly body: unknown } ? { readonly body?: unknown } : { readonly body?: never });
