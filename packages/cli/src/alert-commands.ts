import { defined } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

interface SilenceFlags {
  readonly source?: string;
  readonly organization?: string;
  readonly host?: string;
  readonly kind?: string;
  readonly from?: string;
  readonly hours?: string;
  readonly until?: string;
  readonly why: string;
}

const HOUR_MS = 3_600_000;
const SHOWN = ['id', 'severity', 'kind', 'feeds', 'host', 'since', 'acknowledged.by', 'silencedUntil'];

/** Adds the commands about alerts and silences. */
export const addAlertCommands = (moisson: Command, { language, command, call }: CommandParts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const alert = moisson.command('alert').description(t('les alertes et les silences', 'alerts and silences'));
  command(
    alert,
    'list',
    t('celles qui sont ouvertes, ou les dernières closes', 'the open ones, or the last closed ones'),
  )
    .option('--past', t('les closes', 'closed ones'))
    .action(({ past }: { past?: boolean }) =>
      past === true
        ? call(operatorApi.listAlerts, { query: { state: 'past' } }, [...SHOWN.slice(0, 6), 'closedAt'])
        : call(operatorApi.listAlerts, { query: { state: 'open' } }, [...SHOWN, `reason.${language}`]),
    );
  command(alert, 'show <id>', t('une alerte, et qui en a été averti', 'one alert, and who was told of it')).action(
    (id: string) => call(operatorApi.getAlert, { params: { id } }),
  );
  command(
    alert,
    'send-test',
    t('en ouvrir une d’essai, que toutes les voies reçoivent', 'open one as a test, which every channel gets'),
  ).action(() => call(operatorApi.sendTestAlert, {}));
  command(alert, 'ack <id>', t('dire qu’on s’en occupe', 'say that you look after it'))
    .option('--note <text>', t('ce qui est fait', 'what is being done'))
    .action((id: string, { note }: { note?: string }) =>
      call(operatorApi.acknowledgeAlert, { params: { id }, body: defined({ note }) }),
    );
  command(
    alert,
    'silence',
    t(
      'n’avertir personne un temps; plus tard : une fenêtre d’entretien',
      'tell nobody for a while; later: a maintenance window',
    ),
  )
    .option('--source <id>', t('le flux de cette source', 'the feed of this source'))
    .option('--organization <slug>', t('les flux de cette organisation', 'the feeds of this organization'))
    .option('--host <name>', t('les flux de cet hôte', 'the feeds on this host'))
    .option('--kind <kind>', t('les alertes de cette sorte', 'alerts of this kind'))
    .option('--from <instant>', t('son début (maintenant)', 'its beginning (now)'))
    .option('--hours <n>', t('sa durée (2)', 'how long (2)'))
    .option('--until <instant>', t('sa fin, plutôt qu’une durée', 'its end, in place of how long'))
    .requiredOption('--why <text>', t('pourquoi', 'why'))
    .action(({ source, organization, host, kind, from, hours = '2', until, why }: SilenceFlags) => {
      const begin = from === undefined ? Date.now() : Date.parse(from);
      const end = until ?? instant(begin + Number(hours) * HOUR_MS);
      return call(operatorApi.addSilence, {
        body: { match: defined({ source, organization, host, kind }), ...defined({ from }), until: end, why },
      });
    });
  command(alert, 'silences', t('ceux qui ne sont pas finis', 'those that are not over')).action(() =>
    call(operatorApi.listSilences, {}, ['id', 'match', 'from', 'until', 'by', 'why']),
  );
  command(alert, 'unsilence <id>', t('avertir de nouveau', 'tell people again')).action((id: string) =>
    call(operatorApi.endSilence, { params: { id } }),
  );
};

/** What is no time is sent as it is: the service says what is wrong with it. */
const instant = (time: number): string =>
  Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : String(time);
