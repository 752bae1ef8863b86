import { IncidentState } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import { Option, type Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

interface TextFlags {
  readonly fr: string;
  readonly en: string;
}

const COLUMNS = ['id', 'state', 'changedAt', 'title.fr', 'feeds'];

/** Adds the commands about what the public is told of trouble. */
export const addIncidentCommands = (moisson: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const incident = moisson
    .command('incident')
    .description(
      t('ce que la page d’état dit au public d’un ennui', 'what the status page tells the public of trouble'),
    );
  const texts = (one: Command): Command =>
    one
      .requiredOption('--fr <text>', t('ce qu’on en sait, en français', 'what is known, in French'))
      .requiredOption('--en <text>', t('ce qu’on en sait, en anglais', 'what is known, in English'));
  const stateOption = (): Option =>
    new Option('--state <state>', t('où il en est', 'how far it is')).choices(IncidentState.options);
  command(incident, 'list', t('tous, du plus récent au plus ancien', 'all, newest first')).action(() =>
    call(operatorApi.listIncidents, {}, COLUMNS),
  );
  command(incident, 'show <id>', t('un incident et ses nouvelles', 'one incident and its updates')).action(
    (id: string) => call(operatorApi.getIncident, { params: { id } }),
  );
  texts(command(incident, 'open', t('en dire un', 'tell of one')))
    .requiredOption('--title-fr <title>', t('son titre en français', 'its title in French'))
    .requiredOption('--title-en <title>', t('son titre en anglais', 'its title in English'))
    .option('--source <id...>', t('les sources touchées; aucune : toutes', 'the sources concerned; none: all'))
    .addOption(stateOption())
    .action((flags: TextFlags & { titleFr: string; titleEn: string; source?: string[]; state?: IncidentState }) =>
      call(operatorApi.openIncident, {
        body: {
          title: { fr: flags.titleFr, en: flags.titleEn },
          text: { fr: flags.fr, en: flags.en },
          ...defined({ feeds: flags.source, state: flags.state }),
        },
      }),
    );
  texts(command(incident, 'update <id>', t('dire la suite', 'say how it goes on')))
    .addOption(stateOption().makeOptionMandatory())
    .action((id: string, { fr, en, state }: TextFlags & { state: IncidentState }) =>
      call(operatorApi.updateIncident, { params: { id }, body: { state, text: { fr, en } } }),
    );
};
