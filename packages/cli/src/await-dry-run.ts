import { DryRun, isOpenDryRun } from '@moisson/contracts';
import { MoissonError, type Language } from '@moisson/kernel';
import { operatorApi } from '@moisson/operations/operator-api';
import { setTimeout as pause } from 'node:timers/promises';
import { progressText } from './dry-run-text.ts';
import type { OperatorClient } from './operator-client.ts';

const POLL_MS = 300;

interface Shown {
  readonly language: Language;
  /** Writes how far it is, over the line before; absent where nobody watches. */
  readonly progress?: (line: string) => void;
}

/**
 * Waits until a dry run has ended; an interrupt (Ctrl-C) cancels it. Returns it with its result. Throws its problem, or `fetch.aborted`
 * if it was cancelled.
 */
export const awaitDryRun = async (
  client: OperatorClient,
  asked: DryRun,
  { language, progress }: Shown,
): Promise<DryRun> => {
  const params = { id: asked.id };
  const cancel = (): void => void client.call(operatorApi.cancelDryRun, { params }).catch(() => undefined);
  process.once('SIGINT', cancel);
  try {
    let last = asked;
    while (isOpenDryRun(last)) {
      progress?.(progressText(last, language));
      await pause(POLL_MS);
      last = DryRun.parse(await client.call(operatorApi.getDryRun, { params }));
    }
    progress?.('');
    if (last.state === 'cancelled') throw new MoissonError('fetch.aborted');
    return last;
  } finally {
    process.off('SIGINT', cancel);
  }
};
