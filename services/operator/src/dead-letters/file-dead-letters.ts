import { originalOf, readDeadLetter } from '@moisson/changelog';
import { topics, type DeadLetter } from '@moisson/contracts';
import { BoundedMemory, messageOf, OutageError } from '@moisson/kernel';
import type { Consumer, LogMessage } from '@moisson/domain';
import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorParts } from '../operator-parts.ts';

const GROUP = 'moisson-operator';
/** Open letters of one cause that are filed. Others like them tell nothing new; they stay in the log for its retention time. */
export const MAX_OPEN_OF_CAUSE = 5000;
const MAX_CAUSES = 1000;

const POLL_MS = 20;
const PATIENCE_MS = 3000;

/** Follows the dead-letter topic and files each letter in the store, where people decide about it. */
export const fileDeadLetters = (parts: OperatorParts): Promise<Consumer> => {
  const open = new BoundedMemory<number>('operator.dead-letter-causes', MAX_CAUSES);
  return parts.changeLog.subscribe({
    group: GROUP,
    topics: [topics.deadLetters],
    maxBatch: 100,
    maxBatchBytes: 8 * 1024 * 1024,
    mayMiss: true,
    handle: async (messages) => {
      for (const message of messages) await fileOne(parts, open, message);
    },
    onOutage: (error) =>
      parts.log.error({ event: 'dependency.unavailable', detail: messageOf(error) }, 'dead letters are not filed'),
  });
};

const fileOne = async (parts: OperatorParts, open: BoundedMemory<number>, message: LogMessage): Promise<void> => {
  const { store, log } = parts;
  // Every dead letter has a value, if an empty one: the log cannot read this one.
  if (message.value === undefined) return;
  const letter = readDeadLetter(message);
  try {
    if (!(await hasRoom(parts, open, letter))) return;
    if (await store.deadLetters.file(letter, originalOf(message, letter)))
      open.set(letter.cause, (open.get(letter.cause) ?? 0) + 1);
  } catch (error) {
    if (error instanceof OutageError) throw error;
    // One letter that cannot be filed must not stop the others; it stays in the log.
    log.error(
      { event: 'dead-letter.not-filed', id: letter.id, detail: messageOf(error) },
      'a dead letter is not filed',
    );
  }
};

const hasRoom = async (
  { store, log }: OperatorParts,
  open: BoundedMemory<number>,
  { cause }: DeadLetter,
): Promise<boolean> => {
  if ((open.get(cause) ?? MAX_OPEN_OF_CAUSE) < MAX_OPEN_OF_CAUSE) return true;
  // Unknown, or full: some may have been decided since.
  const { length } = await store.deadLetters.list({ state: 'open', cause, limit: MAX_OPEN_OF_CAUSE });
  open.set(cause, length);
  if (length < MAX_OPEN_OF_CAUSE) return true;
  log.warn(
    { event: 'dead-letter.too-many', cause, limit: MAX_OPEN_OF_CAUSE },
    'no more letters of this cause are filed',
  );
  return false;
};

/** Waits until the letters that the log has now are filed; some seconds at most. */
export const allFiled = async ({ changeLog }: OperatorParts): Promise<void> => {
  const until = performance.now() + PATIENCE_MS;
  while ((await changeLog.lag(GROUP, [topics.deadLetters])) > 0 && performance.now() < until) await pause(POLL_MS);
};
