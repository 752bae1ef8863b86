import { said } from '@moisson/kernel';
import type { Command } from 'commander';
import { Argument } from 'commander';
import { writeFileSync } from 'node:fs';
import type { CommandParts } from '../command-parts.ts';
import { placesOf } from '../completion/command-tree.ts';
import { completionScript, shells, type Shell } from '../completion/completion-scripts.ts';
import { UsageError } from '../usage-error.ts';
import { supportBundle, type LocalFacts } from './support-bundle.ts';

/** Adds `support-bundle` and `completion`. */
export const addSupportCommands = (moisson: Command, local: () => LocalFacts, parts: CommandParts): void => {
  const { language, connect, command, show, write, resolve, waiting } = parts;
  const t = (fr: string, en: string): string => said(fr, en)[language];
  command(
    moisson,
    'support-bundle',
    t(
      'de quoi aider à distance, dans un fichier ZIP sans secret : réglages, contrôles, sources, lectures, jauges',
      'what helps from afar, in a ZIP file without secrets: settings, checks, sources, runs, gauges',
    ),
  )
    .option('-o, --output <file>', t('le fichier à écrire', 'the file to write'), 'moisson-support.zip')
    .action(({ output }: { output: string }) =>
      connect(async (client) => {
        const path = resolve(output);
        const bundle = await waiting(true, t('Rassemblement', 'Gathering'), () => supportBundle(client, local()));
        try {
          // Never over a file that is there.
          writeFileSync(path, bundle, { flag: 'wx', mode: 0o600 });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
          throw new UsageError(
            t(
              `${path} existe déjà; donnez un autre nom par --output`,
              `${path} exists already; give another name by --output`,
            ),
          );
        }
        show({ file: path, bytes: bundle.byteLength });
      }),
    );
  moisson
    .command('completion')
    .description(
      t('le script qui complète cette commande dans un shell', 'the script that completes this command in a shell'),
    )
    .addArgument(new Argument('<shell>', t('bash, zsh ou fish', 'bash, zsh or fish')).choices([...shells]))
    .action((shell: Shell) => write(completionScript(shell, placesOf(moisson))));
};
