import type { Language } from '@moisson/kernel';
import type { GivenInput, OperationDescription, OperationInput } from '@moisson/operations';
import type { Command } from 'commander';

/** What a group of commands needs. */
export interface CommandParts {
  readonly language: Language;
  /** Adds a command that accepts `--json`. */
  readonly command: (parent: Command, usage: string, description: string) => Command;
  /** Calls an operation and prints its answer; `columns`: of a list. */
  readonly call: <Input extends OperationInput>(
    operation: OperationDescription<Input>,
    given: GivenInput<Input>,
    columns?: readonly string[],
  ) => Promise<void>;
}
