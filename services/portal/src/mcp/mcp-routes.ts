import { createMcpHandler, mcpServer } from '@moisson/mcp';
import type { Operation } from '@moisson/operations';
import { sendParts } from '@moisson/operations/http';
import { originOf, type Listen } from '@moisson/runtime';
import express, { type Request as Asked, type Response as Answered, type Router } from 'express';
import type { PortalContext } from '../portal-context.ts';
import { requireOrigin } from '../require-origin.ts';
import { guardOrigin } from './guard-origin.ts';
import { ownApi } from './own-api.ts';

/** Bytes of a request: a call of a tool is small. */
const MAX_BODY = 64 * 1024;
/** Streams of a client that waits for notifications. There are none to send, so that few are enough. */
const MAX_STREAMS = 20;
/** Headers that the protocol reads. */
const READ = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id'];

interface McpRouteParts {
  readonly operations: readonly Operation<PortalContext>[];
  readonly context: PortalContext;
  readonly listen: Listen;
  readonly portalUrl: string | undefined;
}

/**
 * The Model Context Protocol over streamable HTTP, at `/mcp`: assistants search the catalogue. Without sessions: each request has a server of
 * its own, so that any portal answers any request. Also returns what ends the streams.
 */
export const mcpRoutes = ({
  operations,
  context,
  listen,
  portalUrl,
}: McpRouteParts): { readonly router: Router; readonly close: () => Promise<void> } => {
  const handler = createMcpHandler(
    ({ requestInfo }) => {
      const { url, signal } = requestInfo!;
      const { origin } = new URL(url);
      return mcpServer({ api: ownApi({ operations, context, origin, signal }), portalUrl: origin });
    },
    { maxRequestBodySize: MAX_BODY, maxSubscriptions: MAX_STREAMS },
  );
  const router = express.Router();
  router.all('/mcp', guardOrigin(listen, portalUrl), express.raw({ type: () => true, limit: MAX_BODY }));
  router.all('/mcp', async (request: Asked, response: Answered) => {
    const origin = requireOrigin(originOf(request, portalUrl));
    const closed = new AbortController();
    response.once('close', () => closed.abort());
    await send(response, await handler.fetch(webRequest(request, origin, closed.signal)));
  });
  return { router, close: () => handler.close() };
};

/** Returns the request as the Fetch standard has it, with the headers that the protocol reads. */
const webRequest = (request: Asked, origin: string, signal: AbortSignal): Request => {
  const headers = new Headers();
  for (const name of READ) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : undefined;
  return new Request(new URL('/mcp', origin), {
    ...{ method: request.method, headers, signal },
    ...(body === undefined || request.method === 'GET' || request.method === 'HEAD' ? {} : { body }),
  });
};

const send = async (response: Answered, answer: Response): Promise<void> => {
  response.status(answer.status);
  for (const [name, value] of answer.headers) response.set(name, value);
  response.set('cache-control', 'no-store');
  if (answer.body === null) response.end();
  else await sendParts(response, answer.body);
};
