import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

/** Adds the commands about datasets that may be one. */
export const addMergeCommands = (merges: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  command(merges, 'list', t('les plus semblables d’abord', 'the most alike first'))
    .option('--state <state>', 'waiting, accepted, refused, withdrawn')
    .action(({ state }: { state?: string }) =>
      call(operatorApi.listMergeSuggestions, { query: { state } }, ['id', 'state', 'likeness', 'titles', 'reasons']),
    );
  command(merges, 'find', t('chercher dans le catalogue', 'look through the catalogue')).action(() =>
    call(operatorApi.findMerges, {}),
  );
  for (const [action, operation, description] of [
    ['show', operatorApi.getMergeSuggestion, t('les deux jeux côte à côte', 'the two datasets side by side')],
    ['accept', operatorApi.acceptMerge, t('en faire un seul jeu', 'make them one dataset')],
    ['refuse', operatorApi.refuseMerge, t('les garder séparés, pour toujours', 'keep them apart, for good')],
    ['undo', operatorApi.undoMerge, t('revenir sur la décision', 'take the decision back')],
  ] as const)
    command(merges, `${action} <id>`, description).action((id: string) => call(operation, { params: { id } }));
};
