import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { once } from 'node:events';
import { remoteCatalogue } from './catalogue-api.ts';
import { mcpServer } from './mcp-server.ts';

/** Serves the tools on standard input and output, for the portal at this address, until the input ends. */
export const serveOnStdio = async (portalUrl: string): Promise<void> => {
  const url = new URL(portalUrl).origin;
  const ended = once(process.stdin, 'close');
  const server = serveStdio(() => mcpServer({ api: remoteCatalogue(url), portalUrl: url }));
  await ended;
  await server.close();
};
