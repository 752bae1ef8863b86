import type { Command, CommanderError } from 'commander';

/** Returns commander's error message in French; its English message if we have no translation. */
export const frenchError = ({ code, message }: Pick<CommanderError, 'code' | 'message'>): string => {
  const [, quoted = ''] = /'([^'\n]{1,300})'/.exec(message) ?? [];
  const [, meant] = /\(Did you mean (?:one of )?([^)\n]{1,300})\?\)/.exec(message) ?? [];
  const [, choices] = /Allowed choices are ([^\n]{1,300})\.$/.exec(message) ?? [];
  const words = WORDS[code]?.(quoted);
  if (words === undefined) return message;
  const more = [
    ...(choices === undefined ? [] : [` Choix permis : ${choices}.`]),
    ...(meant === undefined ? [] : [` Vouliez-vous dire ${meant}?`]),
  ];
  return `erreur : ${words}.${more.join('')}`;
};

const WORDS: Readonly<Record<string, (quoted: string) => string>> = {
  'commander.unknownCommand': (name) => `commande inconnue « ${name} »`,
  'commander.unknownOption': (name) => `option inconnue « ${name} »`,
  'commander.missingArgument': (name) => `il manque l’argument « ${name} »`,
  'commander.missingMandatoryOptionValue': (name) => `il manque l’option « ${name} »`,
  'commander.optionMissingArgument': (name) => `l’option « ${name} » demande une valeur`,
  'commander.invalidArgument': (name) => `valeur refusée pour « ${name} »`,
  'commander.excessArguments': () => 'trop d’arguments',
};

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Emploi :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
  'Arguments:': 'Arguments :',
};

/** Sets the help of a command and of all its subcommands to French. */
export const helpInFrench = (command: Command): void => {
  command
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .helpOption('-h, --help', 'afficher cette aide');
  if (command.commands.length > 0)
    command.usage('[options] [commande]').helpCommand('help [commande]', 'afficher l’aide d’une commande');
  for (const child of command.commands) helpInFrench(child);
};
