import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { UsageError } from './usage-error.ts';

/** Which letters a command decides about: one, or all of a cause. */
interface Chosen {
  readonly cause?: string;
  readonly reason?: string;
}

/** Adds the commands about events that could not be used. */
export const addDeadLetterCommands = (moisson: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const letters = moisson
    .command('dead-letter')
    .description(t('événements inutilisables', 'events that could not be used'));
  const causeOption = ['--cause <cause>', t('toutes celles qui ont cette cause', 'all that have this cause')] as const;
  const either = (id: string | undefined, { cause }: Chosen): void => {
    if ((id === undefined) === (cause === undefined))
      throw new UsageError(t('Nommez une lettre, ou --cause.', 'Name one letter, or --cause.'));
  };
  command(letters, 'list', t('les plus récentes', 'the newest'))
    .option('--state <state>', 'open, replayed, superseded, discarded')
    .option(...causeOption)
    .action((query: { state?: 'open'; cause?: string }) =>
      call(operatorApi.listDeadLetters, { query: { state: query.state, cause: query.cause } }, [
        ...['id', 'at', 'state', 'code', 'key', 'detail'],
      ]),
    );
  command(letters, 'causes', t('celles qui attendent, par cause', 'those that wait, by cause')).action(() =>
    call(operatorApi.listDeadLetterCauses, {}, ['cause', 'letters', 'code', 'oldest', `message.${language}`]),
  );
  command(
    letters,
    'show <id>',
    t('une, son original, et ce qu’en ferait un nouvel essai', 'one, its original, and what a replay would make of it'),
  ).action((id: string) => call(operatorApi.getDeadLetter, { params: { id } }));
  command(
    letters,
    'replay [id]',
    t(
      'publier de nouveau son événement, sans relire la source',
      'publish its event again, without reading the source again',
    ),
  )
    .option(...causeOption)
    .action((id: string | undefined, chosen: Chosen) => {
      either(id, chosen);
      return id === undefined
        ? call(operatorApi.replayDeadLetters, { params: { cause: chosen.cause! } })
        : call(operatorApi.replayDeadLetter, { params: { id } });
    });
  command(letters, 'discard [id]', t('l’écarter', 'discard it'))
    .option(...causeOption)
    .requiredOption('--reason <text>', t('pourquoi', 'why'))
    .action((id: string | undefined, chosen: Chosen) => {
      either(id, chosen);
      const body = { reason: chosen.reason! };
      return id === undefined
        ? call(operatorApi.discardDeadLetters, { params: { cause: chosen.cause! }, body })
        : call(operatorApi.discardDeadLetter, { params: { id }, body });
    });
  command(letters, 'reopen <id>', t('revenir sur un écartement', 'take a discard back')).action((id: string) =>
    call(operatorApi.reopenDeadLetter, { params: { id } }),
  );
};
