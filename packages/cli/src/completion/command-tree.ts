import type { Command } from 'commander';

/** One place of the command line, and what may follow there. */
export interface CommandPlace {
  /** Names of the commands that lead there, joined by spaces; empty at the start. */
  readonly at: string;
  readonly choices: readonly { readonly word: string; readonly text: string }[];
}

/** Returns every command with the subcommands and the flags that it takes, outermost first. */
export const placesOf = (command: Command, at = ''): readonly CommandPlace[] => {
  const subcommands = command.commands.map((one) => ({ word: one.name(), text: one.description() }));
  const flags = command.options
    .filter(({ hidden, long }) => !hidden && long !== undefined)
    .map(({ long, description }) => ({ word: long!, text: description }));
  const help = { word: '--help', text: '' };
  return [
    { at, choices: [...subcommands, ...flags, help] },
    ...command.commands.flatMap((one) => placesOf(one, at === '' ? one.name() : `${at} ${one.name()}`)),
  ];
};
