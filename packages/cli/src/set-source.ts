import type { FieldChange } from '@moisson/contracts';
import { said, type Language, type Problem } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { changeLine } from './output.ts';

/** The flags of `source set`, as commander parsed them. */
interface SetFlags {
  readonly schedule?: string;
  readonly authority?: string;
  readonly crawlDelay?: string;
  readonly graceHours?: string;
  readonly patienceDays?: string;
  readonly fullEveryHours?: string;
  readonly incremental?: string;
  readonly dryRun?: boolean;
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** Returns the settings that the flags give, as the API takes them. */
const settingsGiven = (flags: SetFlags): object => {
  const given = {
    schedule: flags.schedule,
    authority: numberOf(flags.authority),
    politeness: { crawlDelaySeconds: numberOf(flags.crawlDelay) },
    removalPolicy: { graceHours: numberOf(flags.graceHours), patienceDays: numberOf(flags.patienceDays) },
    reading: {
      fullEveryHours: numberOf(flags.fullEveryHours),
      incremental: flags.incremental === undefined ? undefined : flags.incremental === 'yes',
    },
  };
  // JSON leaves out what is not given.
  return JSON.parse(JSON.stringify(given)) as object;
};

/** Adds `source set`: changes settings of a registered source, and prints what differs. */
export const addSetCommand = (
  source: Command,
  { language, json, write, connect, command, show }: CommandParts,
): void => {
  const t = (fr: string, en: string): string => said(fr, en)[language];
  command(source, 'set <id>', t('changer ses réglages', 'change its settings'))
    .option('--schedule <cron>', t('cron à cinq champs, UTC', 'cron, five fields, UTC'))
    .option('--authority <n>', t('crue avant les plus basses, de 0 à 1000', 'believed above lower ones, 0 to 1000'))
    .option('--crawl-delay <seconds>', t('secondes entre deux requêtes', 'seconds between two requests'))
    .option('--grace-hours <hours>', t('heures d’absence avant un retrait', 'hours missing before a removal'))
    .option(
      '--patience-days <days>',
      t('jours avant le retrait d’une fiche retenue', 'days before a held record leaves'),
    )
    .option('--full-every-hours <hours>', t('heures entre deux lectures entières', 'hours between two full readings'))
    .option('--incremental <yes|no>', t('lire aussi ce qui a changé seulement', 'also read only what changed'))
    .option('--dry-run', t('dire seulement ce qui changerait', 'only say what would change'))
    .action((id: string, flags: SetFlags) =>
      connect(async (client) => {
        const query = { 'dry-run': flags.dryRun === true ? 'true' : undefined };
        const body = settingsGiven(flags);
        const set = (await client.call(operatorApi.setSettings, { params: { id }, query, body })) as SettingsSet;
        if (json) show(set);
        else write(settingsText(set, language));
      }),
    );
};

interface SettingsSet {
  readonly changes: readonly FieldChange[];
  readonly warnings: readonly Problem[];
}

const settingsText = ({ changes, warnings }: SettingsSet, language: Language): string =>
  [
    ...(changes.length === 0 ? [said('Rien à changer.', 'Nothing to change.')[language]] : []),
    ...changes.map(changeLine),
    ...warnings.map(({ message, action }) => `! ${message[language]} ${action[language]}`),
    '',
  ].join('\n');
