import { DryRun, type DryRunExtent } from '@moisson/contracts';
import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import { addSourceFlags, detectedSpec, type AddOptions } from './add-source.ts';
import { awaitDryRun } from './await-dry-run.ts';
import type { CommandParts } from './command-parts.ts';
import { dryRunText } from './dry-run-text.ts';
import { previewText } from './preview-text.ts';
import { UsageError } from './usage-error.ts';

/** Adds `source preview` and `source dry-run`; `progress` writes how far one is, over the line before, if a person watches. */
export const addDryRunCommands = (
  source: Command,
  { language, json, write, connect, command, show }: CommandParts,
  progress?: (line: string) => void,
): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const texts = { full: dryRunText, preview: previewText } as const;
  const add = (usage: string, description: string, extent: DryRunExtent): void => {
    addSourceFlags(command(source, usage, description), language, { isIdRequired: false }).action(
      (id: string | undefined, options: Partial<AddOptions>) =>
        connect(async (client) => {
          if ((id === undefined) === (options.id === undefined))
            throw new UsageError(
              t(
                'donnez une source inscrite, ou --id et les réglages à essayer',
                'give a registered source, or --id and the settings to try',
              ),
            );
          const query = { extent };
          const asked =
            id === undefined
              ? await client.call(operatorApi.startDryRun, {
                  query,
                  body: await detectedSpec(client, options as AddOptions, language),
                })
              : await client.call(operatorApi.startSourceDryRun, { params: { id }, query });
          const ended = await awaitDryRun(client, DryRun.parse(asked), {
            language,
            ...(progress === undefined ? {} : { progress }),
          });
          if (json) show(ended);
          else if (ended.result !== undefined) write(texts[extent](ended.result, language));
          if (ended.problem !== undefined)
            throw new Error(`${ended.problem.message[language]} ${ended.problem.action[language]}`);
        }),
    );
  };
  add(
    'preview [registered]',
    t(
      'montrer ce que le catalogue ferait des premières fiches, en 20 requêtes au plus : d’une source inscrite, ou avec les réglages donnés',
      'show what the catalogue would make of the first records, in at most 20 requests: of a registered source, or with the given settings',
    ),
    'preview',
  );
  add(
    'dry-run [registered]',
    t(
      'dire ce qu’une lecture changerait, sans rien publier : d’une source inscrite, ou avec les réglages donnés',
      'say what a run would change, and publish nothing: of a registered source, or with the given settings',
    ),
    'full',
  );
};
