import { defined } from '@moisson/kernel';
import { operatorApi, type LinkPage, type LinkView } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';

interface LinkFlags {
  readonly source?: string;
  readonly host?: string;
  readonly state?: string;
  readonly dead?: boolean;
}

const COLUMNS = ['state', 'since', 'url', 'problem.code', 'sources', 'checkedAt'];
const HOST_COLUMNS = ['host', 'links', 'counts', 'nextDue', 'isBeingChecked'];
const PAGE = '200';

/** Adds `links` and `link-hosts`. */
export const addLinkCommands = (moisson: Command, parts: CommandParts): void => {
  const { language, command, connect, call, show } = parts;
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  command(
    moisson,
    'links',
    t('les adresses de fichiers et de pages, et leur état', 'the addresses of files and pages, and their state'),
  )
    .option('--source <id>', t('de cette source', 'of this source'))
    .option('--host <host>', t('de ce serveur', 'of this host'))
    .option('--state <state>', 'ok, redirected, wrong-type, forbidden, failing, dead, unknown')
    .option('--dead', t('les liens morts seulement', 'dead links only'))
    .action(({ source, host, state, dead }: LinkFlags) =>
      connect(async (client) => {
        const query = { ...defined({ source, host, state: dead === true ? 'dead' : state }), limit: PAGE };
        const all: LinkView[] = [];
        for (let cursor: string | undefined; ;) {
          const page = (await client.call(operatorApi.listLinks, {
            query: { ...query, ...defined({ cursor }) },
          })) as LinkPage;
          all.push(...page.items);
          if (page.next === undefined) break;
          cursor = page.next;
        }
        show(all, COLUMNS);
      }),
    );
  command(
    moisson,
    'link-hosts',
    t(
      'les serveurs de ces adresses, ceux des liens morts d’abord',
      'the hosts of these addresses, those of dead links first',
    ),
  ).action(() => call(operatorApi.listLinkHosts, {}, HOST_COLUMNS));
};
