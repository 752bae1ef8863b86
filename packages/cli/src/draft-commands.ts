import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import { addSourceFlags, detectedSpec, type AddOptions } from './add-source.ts';
import type { CommandParts } from './command-parts.ts';

/** Adds `source draft …`, `source dry-runs` and `source file`: what stands of a source before it is read. */
export const addDraftCommands = (source: Command, { language, command, call, connect, show }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const draft = source
    .command('draft')
    .description(t('les sources en préparation : rien ne les lit', 'sources in preparation: nothing reads them'));
  addSourceFlags(command(draft, 'save', t('garder un nouveau brouillon', 'keep a new draft')), language).action(
    (options: AddOptions) =>
      connect(async (client) =>
        show(await client.call(operatorApi.saveDraft, { body: await detectedSpec(client, options, language) })),
      ),
  );
  command(
    draft,
    'discard <id>',
    t('le jeter; son identifiant redevient libre', 'discard it; its id is free again'),
  ).action((id: string) => call(operatorApi.discardDraft, { params: { id } }));
  command(source, 'dry-runs [id]', t('les derniers essais à blanc', 'the last dry runs')).action((id?: string) =>
    call(operatorApi.listDryRuns, { query: id === undefined ? {} : { source: id } }, [
      'id',
      'sourceId',
      'state',
      'requestedAt',
    ]),
  );
  command(source, 'file <id>', t('le fichier déposé d’une source', 'the uploaded file of a source')).action(
    (id: string) => call(operatorApi.showFile, { params: { id } }),
  );
};
