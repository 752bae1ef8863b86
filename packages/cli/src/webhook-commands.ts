import { defined } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

interface NewWebhookFlags {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly change?: readonly string[];
  readonly organization?: readonly string[];
  readonly source?: readonly string[];
  readonly theme?: readonly string[];
  readonly keyword?: readonly string[];
}

/** Adds the commands about programs that subscribe to changes. */
export const addWebhookCommands = (moisson: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const webhook = moisson
    .command('webhook')
    .description(t('les programmes abonnés aux changements', 'the programs that subscribe to changes'));
  command(
    webhook,
    'add',
    t('abonner une adresse; le secret n’est montré qu’ici', 'subscribe an address; the secret is shown only here'),
  )
    .requiredOption('--id <slug>', t('son identifiant', 'its id'))
    .requiredOption('--name <name>', t('qui les reçoit', 'who receives them'))
    .requiredOption('--url <url>', t('où les envoyer', 'where to send them'))
    .option('--change <kind...>', 'create, update, move, delete')
    .option('--organization <slug...>', t('jeux de ces organisations', 'datasets of these organizations'))
    .option('--source <id...>', t('jeux de ces sources', 'datasets of these sources'))
    .option('--theme <theme...>', t('jeux de ces thèmes', 'datasets of these themes'))
    .option('--keyword <word...>', t('jeux qui ont un de ces mots-clés', 'datasets with one of these keywords'))
    .action(({ id, name, url, change, organization, source, theme, keyword }: NewWebhookFlags) =>
      call(operatorApi.addWebhook, {
        body: {
          ...{ id, name, url },
          filter: defined({
            changes: change,
            organizations: organization,
            sources: source,
            themes: theme,
            keywords: keyword,
          }),
        },
      }),
    );
  command(webhook, 'list', t('tous, et où ils en sont', 'all, and how far they are served')).action(() =>
    call(operatorApi.listWebhooks, {}, ['id', 'name', 'url', 'position', 'deliveredAt', 'suspension.cause']),
  );
  command(
    webhook,
    'rotate <id>',
    t(
      'donner un nouveau secret; l’ancien vaut encore un temps',
      'give a new secret; the former one stays valid a while',
    ),
  )
    .option('--hours <n>', t('heures où les deux signent (24)', 'hours during which both sign (24)'))
    .action((id: string, { hours }: { hours?: string }) =>
      call(operatorApi.rotateWebhookSecret, {
        params: { id },
        body: defined({ overlapHours: hours === undefined ? undefined : Number(hours) }),
      }),
    );
  for (const [action, operation, description] of [
    [
      'show',
      operatorApi.getWebhook,
      t('où il en est, et ce qui n’est pas passé', 'how far it is, and what did not get through'),
    ],
    ['suspend', operatorApi.suspendWebhook, t('ne plus rien envoyer; sa place reste', 'send nothing; its place stays')],
    ['resume', operatorApi.resumeWebhook, t('reprendre là où il en était', 'go on where it was')],
    ['resend', operatorApi.resendWebhookLetters, t('renvoyer les messages abandonnés', 'send the dead letters again')],
    ['remove', operatorApi.removeWebhook, t('le supprimer', 'delete it')],
  ] as const)
    command(webhook, `${action} <id>`, description).action((id: string) => call(operation, { params: { id } }));
};
