import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

/** Adds the commands about what needs a person. */
export const addInboxCommands = (inbox: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  command(inbox, 'list', t('tout, le pire d’abord', 'all of it, worst first'))
    .option('--kind <kind>', 'departure, quarantine, removals, dead-letters, merge')
    .option('--assignee <name>', t('ce qui est confié à cette personne', 'what was given to this person'))
    .action((query: { kind?: string; assignee?: string }) =>
      call(operatorApi.listInbox, { query: { kind: query.kind, assignee: query.assignee } }, [
        ...['id', 'kind', 'records', 'since', 'assignee', `title.${language}`],
      ]),
    );
  command(
    inbox,
    'assign <id> [name]',
    t('confier à quelqu’un, ou à personne', 'give to somebody, or to nobody'),
  ).action((id: string, name: string | undefined) =>
    call(operatorApi.assignInboxItem, { params: { id }, body: { assignee: name ?? '' } }),
  );
  command(inbox, 'comment <id> <text>', t('en dire quelque chose', 'say something about it')).action(
    (id: string, text: string) => call(operatorApi.commentInboxItem, { params: { id }, body: { text } }),
  );
};
