import { postJson, type Fetching } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';

/**
 * Sends as `postJson` does. Its errors name the host alone, and have no cause: the rest of an address of a chat or a watcher is often a
 * password, and what is said of a failure is stored and logged.
 */
export const postSecretly = async (
  fetching: Fetching,
  posted: Parameters<typeof postJson>[1],
  signal: AbortSignal,
): Promise<void> => {
  try {
    await postJson(fetching, posted, signal);
  } catch (error) {
    if (!(error instanceof MoissonError) || error.params.url === undefined) throw error;
    const { code, params, retryable } = error;
    throw new MoissonError(code, { ...params, url: new URL(posted.url).origin }, { retryable });
  }
};
