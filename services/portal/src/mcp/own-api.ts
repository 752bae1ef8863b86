import { MoissonError } from '@moisson/kernel';
import { paramsOf, type CatalogueApi } from '@moisson/mcp';
import { anonymous, readRequest, type Operation } from '@moisson/operations';
import type { PortalContext } from '../portal-context.ts';

/** A redirect of a merged dataset leads to the dataset at once. */
const MAX_HOPS = 2;

interface Called {
  readonly operations: readonly Operation<PortalContext>[];
  readonly context: PortalContext;
  readonly origin: string;
  readonly signal: AbortSignal;
}

/** Returns the portal's API, called in this process: with the checks of its operations, and without HTTP. */
export const ownApi = ({ operations, context, origin, signal }: Called): CatalogueApi => ({
  get: async (path, query, language) => {
    let at = path;
    for (let hop = 0; hop < MAX_HOPS; hop += 1) {
      const { operation, params } = operationAt(operations, at);
      const input = readRequest(operation.input, { params, query: valuesOf(paramsOf(query)), body: undefined });
      const { body, json, location } = await operation.run({
        ...{ input, actor: anonymous, language, signal, origin, visitor: undefined, context },
      });
      if (location === undefined) return json === undefined ? body : (JSON.parse(textOf(json)) as unknown);
      at = location;
    }
    throw notFound(path);
  },
});

const textOf = (json: Uint8Array): string =>
  Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString('utf8');

/** Returns parameters as a query string is parsed: a text, or a list of them. */
const valuesOf = (params: URLSearchParams): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length === 1 ? all[0]! : all];
    }),
  );

/** Returns the operation whose path this is, and the values in it. */
const operationAt = (
  operations: readonly Operation<PortalContext>[],
  path: string,
): { readonly operation: Operation<PortalContext>; readonly params: Readonly<Record<string, string>> } => {
  const parts = path.split('/');
  for (const operation of operations) {
    const wanted = operation.path.split('/');
    if (operation.method !== 'get' || wanted.length !== parts.length) continue;
    const pairs = wanted.map((name, at) => [name, parts[at]!] as const);
    if (!pairs.every(([name, part]) => name.startsWith('{') || name === part)) continue;
    const named = pairs.filter(([name]) => name.startsWith('{'));
    return {
      operation,
      params: Object.fromEntries(named.map(([name, part]) => [name.slice(1, -1), decodeURIComponent(part)])),
    };
  }
  throw notFound(path);
};

const notFound = (what: string): MoissonError => new MoissonError('request.not-found', { what });
