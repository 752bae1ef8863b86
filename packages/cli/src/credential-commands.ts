import { CredentialKind, type SourceId } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { operatorApi, type RotationStep } from '@moisson/operations/operator-api';
import { Option, type Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { credentialsGiven, type GivenFlags } from './credentials-given.ts';
import type { OperatorClient } from './operator-client.ts';

const COLUMNS = ['kind', 'name', 'origin', 'setAt', 'by', 'rotatedAt', 'keyId'];

/** Adds `source credentials …` and `credentials rotate`. Secrets come from files or standard input, never from a flag's value. */
export const addCredentialCommands = (
  { moisson, source }: { readonly moisson: Command; readonly source: Command },
  { language, command, show, connect, resolve }: CommandParts,
): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const credentials = source
    .command('credentials')
    .description(t('ce qu’une source exige pour être lue', 'what a source demands to be read'));
  const file = (flag: string, fr: string, en: string): Option =>
    new Option(`${flag} <file>`, t(`${fr}; « - » : l’entrée standard`, `${en}; "-": standard input`));
  command(
    credentials,
    'set <id>',
    t(
      'les donner, chiffrés; chacun remplace celui de la même place',
      'give them, encrypted; each replaces the one of the same place',
    ),
  )
    .addOption(file('--bearer-file', 'le jeton d’« Authorization: Bearer »', 'the token of "Authorization: Bearer"'))
    .option('--basic <user>', t('nom d’utilisateur, avec --password-file', 'user name, with --password-file'))
    .addOption(file('--password-file', 'son mot de passe', 'the password'))
    .option('--header <name>', t('nom d’un en-tête, avec --value-file', 'name of a header, with --value-file'))
    .option(
      '--query <name>',
      t('nom d’un paramètre de l’adresse, avec --value-file', 'name of a parameter of the address, with --value-file'),
    )
    .addOption(
      file('--value-file', 'la valeur de l’en-tête ou du paramètre', 'the value of the header or the parameter'),
    )
    .addOption(file('--client-cert', 'certificat de client, en PEM', 'client certificate, PEM'))
    .addOption(file('--client-key', 'sa clé privée, en PEM', 'its private key, PEM'))
    .addOption(
      file('--ca', 'autorités à croire pour cette source, en PEM', 'authorities to trust for this source, PEM'),
    )
    .action((id: string, flags: GivenFlags) => {
      const given = credentialsGiven(flags, (path) => (path === '-' ? path : resolve(path)), language);
      return connect(async (client) =>
        show(await client.call(operatorApi.setCredentials, { params: { id }, body: { credentials: given } }), COLUMNS),
      );
    });
  command(
    credentials,
    'show <id>',
    t('lesquels, depuis quand, par qui; jamais le secret', 'which, since when, by whom; never the secret'),
  ).action((id: string) =>
    connect(async (client) => show(await client.call(operatorApi.showCredentials, { params: { id } }), COLUMNS)),
  );
  command(
    credentials,
    'remove <id>',
    t('les supprimer; la source est ensuite lue sans eux', 'delete them; the source is then read without'),
  )
    .addOption(
      new Option('--kind <kind>', t('ceux de cette sorte seulement', 'those of this kind only')).choices(
        CredentialKind.options,
      ),
    )
    .option('--name <name>', t('celui de cet en-tête ou paramètre', 'that of this header or parameter'))
    .action((id: string, { kind, name }: { kind?: string; name?: string }) =>
      connect(async (client) =>
        show(
          await client.call(operatorApi.removeCredentials, { params: { id }, body: defined({ kind, name }) }),
          COLUMNS,
        ),
      ),
    );
  const all = moisson
    .command('credentials')
    .description(t('les identifiants de toutes les sources', 'the credentials of all sources'));
  command(
    all,
    'rotate',
    t('les chiffrer tous par la clé la plus récente', 'encrypt all of them with the newest key'),
  ).action(() => connect(async (client) => show(await rotateAll(client))));
};

/** Does all steps. Each is safe to repeat: after an interruption the command is simply run again. */
const rotateAll = async (client: OperatorClient): Promise<Omit<RotationStep, 'next'>> => {
  let rotated = 0;
  const failed: RotationStep['failed'] = [];
  for (let after: SourceId | undefined; ;) {
    const step = (await client.call(operatorApi.rotateCredentials, { query: { after } })) as RotationStep;
    rotated += step.rotated;
    failed.push(...step.failed);
    if (step.next === undefined) return { rotated, failed };
    after = step.next;
  }
};
