import type { AuditEntry } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import type { Command } from 'commander';
import type { OperatorClient } from './operator-client.ts';

interface Parts {
  readonly language: Language;
  readonly connect: (work: (client: OperatorClient) => Promise<void>) => Promise<void>;
  readonly command: (parent: Command, usage: string, description: string) => Command;
  readonly show: (value: unknown, columns?: readonly string[]) => void;
  readonly write: (text: string) => void;
}

interface Filter {
  readonly actor?: string;
  readonly operation?: string;
  readonly target?: string;
  readonly from?: string;
  readonly until?: string;
}

const COLUMNS = ['at', 'actor.subject', 'operation', 'target.kind', 'target.id', 'ending.outcome', 'ending.code'];
const PAGE = 500;

/** Adds `audit list` and `audit export`. */
export const addAuditCommands = (moisson: Command, { language, command, show, connect, write }: Parts): void => {
  const t = (fr: string, en: string): string => (language === 'fr' ? fr : en);
  const audit = moisson.command('audit').description(t('le journal des actes', 'the audit log'));
  const filtered = (one: Command): Command =>
    one
      .option('--actor <subject>', t('de token, local, key:ID ou oidc:ID', 'of token, local, key:ID or oidc:ID'))
      .option('--operation <id>', t('cette opération seulement', 'this operation only'))
      .option('--target <kind:id>', t('sur cette cible, comme source:laval', 'on this target, such as source:laval'))
      .option('--from <instant>', t('à partir de (ISO 8601)', 'from this time on (ISO 8601)'))
      .option('--until <instant>', t('avant (ISO 8601)', 'before this time (ISO 8601)'));
  filtered(command(audit, 'list', t('qui a fait quoi, du plus récent au plus ancien', 'who did what, newest first')))
    .option('--limit <n>', t('combien d’actes', 'how many acts'), '100')
    .action((query: Filter & { limit: string; json?: boolean }) => {
      const { json: _, ...given } = query;
      return connect(async (client) => show(await client.call(operatorApi.listAudit, { query: given }), COLUMNS));
    });
  filtered(
    command(
      audit,
      'export',
      t('tous, une ligne JSON par acte (NDJSON)', 'all, one line of JSON for each act (NDJSON)'),
    ),
  ).action((query: Filter & { json?: boolean }) => {
    const { json: _, ...given } = query;
    return connect(async (client) => {
      for (let cursor: string | undefined; ;) {
        const page = (await client.call(operatorApi.listAudit, {
          query: { ...given, cursor, limit: String(PAGE) },
        })) as readonly AuditEntry[];
        for (const act of page) write(`${JSON.stringify(act)}\n`);
        if (page.length < PAGE) return;
        cursor = page.at(-1)!.id;
      }
    });
  });
};
