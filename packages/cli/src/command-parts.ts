import type { Language } from '@moisson/kernel';
import type { GivenInput, OperationDescription, OperationInput } from '@moisson/operations';
import type { Command } from 'commander';
import type { OperatorClient } from './operator-client.ts';

/** What every group of commands is made with. */
export interface CommandParts {
  readonly language: Language;
  /** Print one JSON value instead of text. */
  readonly json: boolean;
  readonly write: (text: string) => void;
  readonly connect: (work: (client: OperatorClient) => Promise<void>) => Promise<void>;
  /** Calls an operation and prints its answer; `columns`: of a list. */
  readonly call: <Input extends OperationInput>(
    operation: OperationDescription<Input>,
    given: GivenInput<Input>,
    columns?: readonly string[],
  ) => Promise<void>;
  /** Resolves a path that the user typed. */
  readonly resolve: (path: string) => string;
  /** Adds a command that accepts `--json`. */
  readonly command: (parent: Command, usage: string, description: string) => Command;
  /** Shows progress on a terminal while a person waits for work, if `waits` is set. */
  readonly waiting: <T>(waits: boolean, label: string, work: () => Promise<T>) => Promise<T>;
  /** Prints a value: as JSON, or as a table of these columns. */
  readonly show: (value: unknown, columns?: readonly string[]) => void;
}
