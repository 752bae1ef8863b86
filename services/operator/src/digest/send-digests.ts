import { scheduleFault } from '@moisson/domain';
import { messageOf, MoissonError, said } from '@moisson/kernel';
import { MailChannel } from '@moisson/notify';
import { randomUUID } from 'node:crypto';
import type { OperatorParts } from '../operator-parts.ts';
import { digestEvents } from './events.ts';
import { sendDueDigest } from './send-digest.ts';

/** Milliseconds between two looks at the schedule. */
const EVERY_MS = 30_000;

/**
 * Sends the digests while the service runs, if it is set so. Returns what ends it. A mail server that hangs holds nothing up but the digest.
 * Throws `config.invalid` for a schedule that is none.
 */
export const sendDigests = (parts: OperatorParts): (() => Promise<void>) => {
  const { digest, log } = parts;
  if (digest === undefined) return () => Promise.resolve();
  const fault = scheduleFault(digest.schedule);
  if (fault !== undefined)
    throw new MoissonError('config.invalid', {
      detail: said(`MOISSON_DIGEST_CRON : ${fault.fr}`, `MOISSON_DIGEST_CRON: ${fault.en}`),
    });
  const stopping = new AbortController();
  const sender = {
    ...{ digest, channel: new MailChannel(digest), events: digestEvents(log) },
    ...{ holder: randomUUID(), signal: stopping.signal },
  };
  let sending: Promise<void> | undefined;
  const send = async (): Promise<void> => {
    try {
      await sendDueDigest(parts, sender);
    } catch (error) {
      log.error(
        { event: 'digest.not-looked', detail: messageOf(error) },
        'the store does not answer: no digest is sent',
      );
    }
  };
  const timer = setInterval(() => {
    sending ??= send().finally(() => (sending = undefined));
  }, EVERY_MS).unref();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await sending;
  };
};
