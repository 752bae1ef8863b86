import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { once } from 'node:events';
import { remoteCatalogue } from './catalogue-api.ts';
import { mcpServer } from './mcp-server.ts';

/** Serves the tools on standard input and output, for the portal at this address, until the input ends. */
export const serveOnStdio = async (portalUrl: string): Promise<void> => {
  const url = portalUrl.replace(/\/+$/, '');
  const ended = once(process.stdin, 'close');
  const { close } = serveStdio(() => mcpServer({ api: remoteCatalogue(url), portalUrl: url }));
  await ended;
  await close();
};
