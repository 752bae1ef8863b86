import { isDeparture, type Hold } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

/** Adds `hold …`: what waits for a person's decision. */
export const addHoldCommands = (moisson: Command, { language, call, connect, show, command }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const hold = moisson
    .command('hold')
    .description(
      t(
        'ce qui attend une décision : des retraits, ou un flux qui ne ressemble plus à ce qu’il est d’habitude',
        'what waits for a decision: removals, or a feed that no longer looks as it usually does',
      ),
    );
  command(hold, 'list', t('tous, du plus récent au plus ancien', 'all, newest first')).action(() =>
    call(operatorApi.listHolds, {}, ['id', 'sourceId', 'state', 'reason', 'records', 'known', 'createdAt']),
  );
  command(
    hold,
    'show <id>',
    t(
      'ses fiches, avec ce que la source en dit; d’un flux, ce qui diffère',
      'its records, with what the source says of each; of a feed, what differs',
    ),
  ).action((id: string) =>
    connect(async (client) => {
      const hold = (await client.call(operatorApi.getHold, { params: { id } })) as Hold;
      if (isDeparture(hold)) {
        show(hold.departures, ['trait', 'measure', 'usual', 'now', 'examples']);
        return;
      }
      const records = await client.call(operatorApi.listHeldRecords, { params: { id } });
      show(records, ['recordKey', 'title', 'absentSince', 'reason', 'evidence.answer', 'evidence.since']);
    }),
  );
  for (const [action, operation, fr, en] of [
    [
      'approve',
      operatorApi.approveHold,
      'retirer ce qui manque encore (s’annule par hold undo); accepter le nouvel aspect d’un flux',
      'remove what is still missing (hold undo takes it back); accept the new look of a feed',
    ],
    [
      'refuse',
      operatorApi.refuseHold,
      'garder ces fiches jusqu’à ce que la source les montre; ne rien publier d’un flux qui a changé d’aspect',
      'keep these records until the source shows them again; publish nothing of a feed that looks different',
    ],
  ] as const)
    command(hold, `${action} <id>`, t(fr, en))
      .option('--record <key...>', t('ces fiches seulement', 'these records only'))
      .option('--reason <code>', t('celles retenues pour cette raison seulement', 'those held for this reason only'))
      .action((id: string, { record, reason }: { record?: string[]; reason?: string }) =>
        call(operation, { params: { id }, query: { wait: 'true' }, body: defined({ keys: record, reason }) }),
      );
  command(
    hold,
    'undo <id>',
    t('revenir sur une décision; ce qu’elle a retiré revient', 'take a decision back; what it removed returns'),
  ).action((id: string) => call(operatorApi.undoHold, { params: { id }, query: { wait: 'true' } }));
};
