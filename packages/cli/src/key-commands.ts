import { Role } from '@moisson/contracts';
import { defined, type Language } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import { Option, type Command } from 'commander';
import type { OperatorClient } from './operator-client.ts';

interface Parts {
  readonly language: Language;
  readonly connect: (work: (client: OperatorClient) => Promise<void>) => Promise<void>;
  readonly command: (parent: Command, usage: string, description: string) => Command;
  readonly show: (value: unknown, columns?: readonly string[]) => void;
}

interface NewKeyFlags {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organization?: readonly string[];
  readonly days?: string;
}

const COLUMNS = ['id', 'name', 'role', 'organizations', 'expiresAt', 'revokedAt', 'lastUsedAt'];

/** Adds `key add`, `key list` and `key revoke`. */
export const addKeyCommands = (moisson: Command, { language, command, show, connect }: Parts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const key = moisson
    .command('key')
    .description(t('les clés d’API des personnes et des programmes', 'the API keys of people and programs'));
  command(key, 'add', t('en faire une; elle n’est montrée qu’ici', 'make one; it is shown only here'))
    .requiredOption('--id <slug>', t('son identifiant, pour toujours', 'its id, for ever'))
    .requiredOption('--name <name>', t('qui ou quoi s’en sert', 'who or what uses it'))
    .addOption(
      new Option('--role <role>', t('ce qu’elle permet', 'what it allows')).choices(Role.options).makeOptionMandatory(),
    )
    .option('--organization <slug...>', t('celles d’un éditeur', 'those of a publisher'))
    .option('--days <n>', t('jours avant son expiration (90)', 'days until it expires (90)'))
    .action(({ id, name, role, organization, days }: NewKeyFlags) =>
      connect(async (client) =>
        show(
          await client.call(operatorApi.addKey, {
            body: {
              ...{ id, name, role },
              ...defined({ organizations: organization, days: days === undefined ? undefined : Number(days) }),
            },
          }),
        ),
      ),
    );
  command(key, 'list', t('toutes, sans ce qui ouvre', 'all, without what lets in')).action(() =>
    connect(async (client) => show(await client.call(operatorApi.listKeys, {}), COLUMNS)),
  );
  command(key, 'revoke <id>', t('la révoquer pour toujours', 'revoke it for ever')).action((id: string) =>
    connect(async (client) => show(await client.call(operatorApi.revokeKey, { params: { id } }))),
  );
};
