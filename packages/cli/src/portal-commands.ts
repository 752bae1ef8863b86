import type { Command } from 'commander';
import type { CommandParts } from './command-parts.ts';
import { addValidateCommand } from './validate-command.ts';

interface Portal {
  readonly mcp: (portalUrl: string | undefined) => Promise<void>;
  readonly portalUrl: (given: string | undefined) => string;
}

/** Adds the commands that ask a portal. */
export const addPortalCommands = (moisson: Command, parts: CommandParts, { mcp, portalUrl }: Portal): void => {
  const t = (fr: string, en: string): string => (parts.language === 'fr' ? fr : en);
  parts
    .command(
      moisson,
      'mcp',
      t(
        'les outils d’un assistant (MCP), sur l’entrée et la sortie standard',
        'the tools of an assistant (MCP), on standard input and output',
      ),
    )
    .option('--portal <url>', t('adresse du portail', 'address of the portal'))
    .action(({ portal }: { portal?: string }) => mcp(portal));
  addValidateCommand(moisson, parts, portalUrl);
};
