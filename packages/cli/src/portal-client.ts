import { MoissonError, type Language } from '@moisson/kernel';
import { RemoteProblem } from './operator-client.ts';

/** Bytes of an answer: ten records, each beside its original. */
const MAX_ANSWER = 16 * 1024 * 1024;

/** Asks a portal; sends a document if one is given. Throws `dependency.unavailable`, or the problem that it answers. */
export const askPortal = async (
  portalUrl: string,
  path: string,
  language: Language,
  body?: Uint8Array,
): Promise<unknown> => {
  let response: Response;
  let text: string;
  try {
    response = await fetch(portalUrl.replace(/\/$/, '') + path, {
      headers: { accept: 'application/json', 'accept-language': language },
      signal: AbortSignal.timeout(60_000),
      ...(body === undefined ? {} : { method: 'POST', body: new Uint8Array(body) }),
    });
    text = await boundedText(response);
  } catch (error) {
    throw new MoissonError(
      'dependency.unavailable',
      { dependency: portalUrl, detail: String(error) },
      { cause: error },
    );
  }
  const answer = parsed(text);
  if (!response.ok) throw new RemoteProblem({ status: response.status, ...(answer as object) });
  return answer;
};

const boundedText = async ({ body }: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MAX_ANSWER) throw new Error(`more than ${MAX_ANSWER} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};
