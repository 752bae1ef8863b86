import { MoissonError, said, type Bilingual, type Language } from '@moisson/kernel';

/** Query parameters; one that is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The public API of a portal, called in its process or over HTTP. */
export interface CatalogueApi {
  /** Returns the JSON answer of an address of the API. Throws `ApiProblem`, or `MoissonError`. */
  get(path: string, query: Query, language: Language): Promise<unknown>;
}

/** A problem that the API answered: it says what is wrong with the call, in the language of the call. */
export class ApiProblem extends Error {}

/** Bytes of an answer; the API's own limits keep answers far below. */
const MAX_BYTES = 16 * 1024 * 1024;
/** Milliseconds. */
const PATIENCE_MS = 30_000;

/** Returns the API of the portal at this address, over HTTP. */
export const remoteCatalogue = (portalUrl: string): CatalogueApi => ({
  get: async (path, query, language) => {
    const response = await ask(new URL(`${path}${textOf(query)}`, portalUrl), language);
    const body = await bodyOf(response, portalUrl);
    if (response.ok) return body;
    const { title, detail } = body as { title?: unknown; detail?: unknown };
    throw new ApiProblem([title, detail].filter((part) => typeof part === 'string').join(' '));
  },
});

const textOf = (query: Query): string => {
  const params = paramsOf(query);
  return params.size === 0 ? '' : `?${params.toString()}`;
};

/** Returns the parameters that are given. */
export const paramsOf = (query: Query): URLSearchParams => {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, String(one));
  return params;
};

const ask = async (url: URL, language: Language): Promise<Response> => {
  try {
    return await fetch(url, {
      headers: { accept: 'application/json', 'accept-language': language },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    throw unusable(url.origin, said(`il ne répond pas : ${String(error)}`, `it does not answer: ${String(error)}`));
  }
};

const bodyOf = async (response: Response, portalUrl: string): Promise<unknown> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MAX_BYTES) throw unusable(portalUrl, said('sa réponse est trop grande', 'its answer is too large'));
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw unusable(portalUrl, said('sa réponse n’est pas du JSON', 'its answer is not JSON'));
  }
};

const unusable = (dependency: string, detail: Bilingual): MoissonError =>
  new MoissonError('dependency.unavailable', { dependency, detail }, { retryable: true });
