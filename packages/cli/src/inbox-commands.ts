import { operatorApi, type InboxItem } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { inboxText } from './inbox-text.ts';
import { addReportCommands } from './report-commands.ts';

/** Adds the commands about what needs a person, and about what visitors report. */
export const addInboxCommands = (moisson: Command, parts: CommandParts): void => {
  const { language, json, command, call, connect, show, write } = parts;
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const inbox = moisson.command('inbox').description(t('ce qui demande quelqu’un', 'what needs a person'));
  command(inbox, 'list', t('tout, le pire d’abord', 'all of it, worst first'))
    .option('--kind <kind>', 'departure, quarantine, removals, dead-letters, report, merge')
    .option('--assignee <name>', t('ce qui est confié à cette personne', 'what was given to this person'))
    .action(({ kind, assignee }: { kind?: string; assignee?: string }) =>
      connect(async (client) => {
        const items = (await client.call(operatorApi.listInbox, { query: { kind, assignee } })) as readonly InboxItem[];
        if (json) show(items);
        else write(`${inboxText(items, language)}\n`);
      }),
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
  addReportCommands(moisson, parts);
};
