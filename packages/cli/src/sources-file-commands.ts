import { writtenSource, type SourcesFile } from '@moisson/contracts';
import { defined, said } from '@moisson/kernel';
import { operatorApi, type PlannedItem } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { CommandParts } from './command-parts.ts';
import type { OperatorClient } from './operator-client.ts';
import { planText } from './plan-text.ts';
import { sourcesDocument } from './read-sources-file.ts';

interface FileFlags {
  readonly file: string;
  readonly name?: string;
  readonly prune?: boolean;
  readonly take?: boolean;
  readonly dryRun?: boolean;
}

/** Adds `plan`, `apply` and `export`: sources as code. */
export const addSourcesFileCommands = (moisson: Command, parts: CommandParts): void => {
  const { language, json, write, connect, command, show, waiting } = parts;
  const t = (fr: string, en: string): string => said(fr, en)[language];
  const plan = (flags: FileFlags): Promise<void> =>
    withFile(flags, parts, async (client, given) => {
      const items = (await client.call(operatorApi.planSources, given)) as readonly PlannedItem[];
      if (json) show(items);
      else write(planText(items, language));
    });
  const ofFile = (usage: string, description: string): Command =>
    command(moisson, usage, description)
      .requiredOption('-f, --file <file>', t('les sources, en YAML', 'sources as code (YAML)'))
      .option(
        '--name <name>',
        t(
          'le nom sous lequel le fichier possède ses sources, au lieu du sien',
          'the name under which the file owns its sources, in place of its own',
        ),
      )
      .option(
        '--prune',
        t(
          'retirer les sources que le fichier possède et ne nomme plus',
          'retire the sources that the file owns and no longer names',
        ),
      )
      .option(
        '--take',
        t(
          'prendre aussi les sources de la console ou d’un autre fichier',
          'take sources of the console or another file too',
        ),
      );
  ofFile(
    'plan',
    t('ce qui diffère entre un fichier et le registre', 'what differs between a file and the registry'),
  ).action(plan);
  ofFile('apply', t('amener le registre à ce que dit un fichier', 'bring the registry to what a file says'))
    .option('--dry-run', t('dire seulement ce qui changerait, comme plan', 'only say what would change, as plan does'))
    .action((flags: FileFlags) =>
      flags.dryRun === true
        ? plan(flags)
        : withFile(flags, parts, async (client, given) =>
            show(
              await waiting(true, t('Application', 'Applying'), () => client.call(operatorApi.applySources, given)),
              ['id', 'action'],
            ),
          ),
    );
  command(
    moisson,
    'schema',
    t('le schéma JSON d’un fichier de sources, pour les éditeurs', 'the JSON Schema of a file of sources, for editors'),
  ).action(() => connect(async (client) => show(await client.call(operatorApi.getSourcesSchema, {}))));
  command(
    moisson,
    'export',
    t('les sources du registre, comme un fichier les dirait', 'the sources of the registry, as a file'),
  )
    .option('--name <name>', t('celles que ce fichier possède seulement', 'only those that this file owns'))
    .action(({ name }: { name?: string }) =>
      connect(async (client) => {
        const file = await client.call(operatorApi.exportSources, { query: { name } });
        if (json) show(file);
        // The same registry always gives the same bytes: no line is folded, and nothing is shared by an alias.
        else write(stringify(file, { lineWidth: 0, aliasDuplicateObjects: false }));
      }),
    );
};

/** Reads the file, and adds its lines to the faults that the operator's API finds in it. */
const withFile = async (
  { file: path, name, prune, take }: FileFlags,
  { connect, resolve }: CommandParts,
  work: (client: OperatorClient, given: { readonly query: object; readonly body: SourcesFile }) => Promise<void>,
): Promise<void> => {
  const document = sourcesDocument(path === '-' ? path : resolve(path));
  const given = name ?? (path === '-' ? undefined : basename(path));
  const query = defined({ name: given, prune: switched(prune), take: switched(take) });
  try {
    await connect((client) => work(client, { query, body: shortest(document.value) }));
  } catch (error) {
    throw document.located(error);
  }
};

const switched = (flag: boolean | undefined): 'true' | undefined => (flag === true ? 'true' : undefined);

/** Returns the file without default values: 10,000 sources then fit into one request. */
const shortest = ({ organizations, sources }: SourcesFile): SourcesFile => ({
  organizations,
  sources: sources.map(writtenSource) as unknown as SourcesFile['sources'],
});
