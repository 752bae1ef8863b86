import type { Command } from 'commander';
import { addAlertCommands } from './alert-commands.ts';
import { addAuditCommands } from './audit-commands.ts';
import type { CommandParts } from './command-parts.ts';
import { addIncidentCommands } from './incident-commands.ts';
import { addKeyCommands } from './key-commands.ts';
import { addLinkCommands } from './link-commands.ts';
import { addWebhookCommands } from './webhook-commands.ts';

/** Adds the commands that are about the whole installation: who may use it, whom it tells what, and what its links are like. */
export const addInstallationCommands = (moisson: Command, parts: CommandParts): void => {
  addKeyCommands(moisson, parts);
  addWebhookCommands(moisson, parts);
  addAlertCommands(moisson, parts);
  addLinkCommands(moisson, parts);
  addIncidentCommands(moisson, parts);
  addAuditCommands(moisson, parts);
};
