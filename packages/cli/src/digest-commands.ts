import { operatorApi, type Digest } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { linesText } from './output.ts';

/** Adds the commands about the digest by e-mail. */
export const addDigestCommands = (
  moisson: Command,
  { language, json, command, call, connect, show, write }: CommandParts,
): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const digest = moisson
    .command('digest')
    .description(
      t('le résumé par courriel de ce qui demande quelqu’un', 'the digest by e-mail of what needs a person'),
    );
  command(
    digest,
    'show',
    t(
      'ce qui partirait maintenant, et ce que sont devenus les derniers',
      'what would be sent now, and what became of the last ones',
    ),
  ).action(() =>
    connect(async (client) => {
      const given = (await client.call(operatorApi.getDigest, {})) as Digest;
      if (json) show(given);
      else write(`${digestText(given, t)}\n`);
    }),
  );
  command(
    digest,
    'send-test',
    t('l’envoyer aussitôt aux destinataires, comme essai', 'send it at once to its recipients, as a test'),
  ).action(() => call(operatorApi.sendTestDigest, {}));
};

const digestText = (
  { isSent, to, nextAt, subject, text, deliveries }: Digest,
  t: (fr: string, en: string) => string,
): string =>
  [
    isSent
      ? `${t('Prochain envoi', 'Next')}: ${nextAt} → ${to.join(', ')}`
      : t('Aucun courriel n’est envoyé : donner MOISSON_DIGEST_TO.', 'No e-mail is sent: set MOISSON_DIGEST_TO.'),
    ...deliveries.map(({ dueAt, state, attempts, problem }) =>
      [dueAt, state, attempts, problem === undefined ? '' : t(problem.fr, problem.en)].join('  ').trimEnd(),
    ),
    '',
    subject,
    '',
    text,
  ]
    .map(linesText)
    .join('\n');
