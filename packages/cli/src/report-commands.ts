import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

/** Adds the commands about what visitors report. */
export const addReportCommands = (moisson: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const reports = moisson.command('report').description(t('ce que des visiteurs signalent', 'what visitors report'));
  command(
    reports,
    'list',
    t('ceux qui attendent, les plus récents d’abord', 'those that wait, the newest first'),
  ).action(() => call(operatorApi.listReports, {}, ['datasetId', 'title', 'kind', 'at', 'text']));
  command(reports, 'show <dataset>', t('ceux d’un jeu, et une lettre', 'those of a dataset, and a letter')).action(
    (id: string) => call(operatorApi.getReports, { params: { id } }),
  );
  command(reports, 'resolve <dataset> <note>', t('c’est réglé : comment', 'it is solved: how')).action(
    (id: string, note: string) => call(operatorApi.resolveReports, { params: { id }, body: { note } }),
  );
  command(reports, 'dismiss <dataset> <reason>', t('les écarter : pourquoi', 'dismiss them: why')).action(
    (id: string, note: string) => call(operatorApi.dismissReports, { params: { id }, body: { note } }),
  );
  command(
    reports,
    'forward <dataset>',
    t('noter qu’ils sont transmis; donne la lettre', 'note that they are forwarded; gives the letter'),
  ).action((id: string) => call(operatorApi.forwardReports, { params: { id }, body: {} }));
};
