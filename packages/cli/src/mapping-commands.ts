import { readMappingRules } from '@moisson/connectors';
import type { MappingRules } from '@moisson/contracts';
import { fillBoth, said, type Language } from '@moisson/kernel';
import { operatorApi, type MappingPreview } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { changeLine, plainText } from './output.ts';
import { InputDocument } from './read-sources-file.ts';

/** Adds `source mapping …`: rules that repair what a source's protocol makes of its records. */
export const addMappingCommands = (source: Command, parts: CommandParts): void => {
  const { language, json, write, connect, command, show, resolve, waiting } = parts;
  const t = (fr: string, en: string): string => said(fr, en)[language];
  const mapping = source
    .command('mapping')
    .description(
      t('les règles qui réparent la conversion d’une source', 'the rules that repair the mapping of a source'),
    );
  const ofFile = (usage: string, description: string): Command =>
    command(mapping, usage, description).requiredOption(
      '-f, --file <file>',
      t('les règles, en YAML : values, rename, defaults', 'the rules, in YAML: values, rename, defaults'),
    );
  const wait: [string, string] = [
    '--wait',
    t('revenir quand les fiches sont au catalogue', 'return when the records are in the catalogue'),
  ];
  command(mapping, 'show <id>', t('ses règles et leurs versions', 'its rules and their versions')).action(
    (id: string) => connect(async (client) => show(await client.call(operatorApi.getMapping, { params: { id } }))),
  );
  ofFile(
    'preview <id>',
    t('ce que des règles feraient de ses fiches gardées', 'what rules would make of its stored records'),
  ).action((id: string, { file }: { file: string }) =>
    withRules(resolve(file), (body) =>
      connect(async (client) => {
        const preview = (await client.call(operatorApi.previewMapping, { params: { id }, body })) as MappingPreview;
        if (json) show(preview);
        else write(previewText(preview, language));
      }),
    ),
  );
  ofFile(
    'set <id>',
    t(
      'les donner; ses fiches gardées sont converties de nouveau, sans rien lui demander',
      'give them; its stored records are mapped again, without asking it for anything',
    ),
  )
    .option(...wait)
    .action((id: string, { file, wait: waits }: { file: string; wait?: boolean }) =>
      withRules(resolve(file), (body) =>
        connect(async (client) => {
          const query = { wait: waits === true ? 'true' : undefined };
          const set = () => client.call(operatorApi.setMapping, { params: { id }, query, body });
          show(await waiting(waits === true, t('Conversion', 'Mapping'), set));
        }),
      ),
    );
  command(
    mapping,
    'restore <id> <version>',
    t('revenir à une version; 0 : sans règles', 'go back to a version; 0: without rules'),
  )
    .option(...wait)
    .action((id: string, version: string, { wait: waits }: { wait?: boolean }) =>
      connect(async (client) => {
        const query = { wait: waits === true ? 'true' : undefined };
        const restore = () => client.call(operatorApi.restoreMapping, { params: { id, version }, query });
        show(await waiting(waits === true, t('Conversion', 'Mapping'), restore));
      }),
    );
};

/** Reads rules from a file; their faults, and those that the operator's API finds, name its lines. */
const withRules = async (path: string, work: (rules: MappingRules) => Promise<void>): Promise<void> => {
  const document = new InputDocument(path, readMappingRules, 'values');
  try {
    await work(document.value);
  } catch (error) {
    throw document.located(error);
  }
};

const CHANGED = said(
  '{changed|fiche changerait|fiches changeraient} sur {records}',
  '{changed|record|records} of {records} would change',
);
const UNRECOGNISED = said('Ce que rien ne reconnaît :', 'What nothing recognises:');

/** Returns a preview for people: how many records change, some field by field, and values that a next rule could be about. */
const previewText = ({ changed, records, isPart, samples, unrecognised }: MappingPreview, language: Language): string =>
  [
    fillBoth(CHANGED, { changed, records })[language] + (isPart ? '+' : ''),
    ...samples.flatMap(({ recordKey, title, changes }) => [
      `~ ${plainText(title)} (${plainText(recordKey)})`,
      ...changes.map((change) => `    ${changeLine(change)}`),
    ]),
    ...(unrecognised.length === 0 ? [] : [UNRECOGNISED[language]]),
    ...unrecognised.map(({ field, seen, records: count }) => `  ${count}  ${field}: ${plainText(seen)}`),
    '',
  ].join('\n');
