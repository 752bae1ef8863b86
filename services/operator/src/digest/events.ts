import type { Delivery } from '@moisson/contracts';
import { meter, type Logger } from '@moisson/runtime';

export interface DigestEvents {
  sent(delivery: Delivery, matters: number): void;
  /** The mail server did not take it; it is tried again. */
  putOff(delivery: Delivery): void;
  failed(delivery: Delivery): void;
}

/** Counts and logs what becomes of each digest, in one place. No address of a recipient is logged. */
export const digestEvents = (log: Logger): DigestEvents => {
  const digests = meter.createCounter('moisson.digests', {
    description: 'Digests by e-mail, by outcome of an attempt',
  });
  // A counter must exist before its first increase, or that increase is not seen.
  for (const outcome of ['sent', 'put-off', 'failed']) digests.add(0, { outcome });
  const fields = ({ id, attempts, problem }: Delivery) => ({ id, attempts, detail: problem?.en });
  return {
    sent: ({ id, attempts }, matters) => {
      digests.add(1, { outcome: 'sent' });
      log.info({ event: 'digest.sent', id, attempts, matters }, 'the digest was sent');
    },
    putOff: (delivery) => {
      digests.add(1, { outcome: 'put-off' });
      log.warn(
        { event: 'digest.put-off', ...fields(delivery), nextTryAt: delivery.nextTryAt },
        'the digest is tried again',
      );
    },
    failed: (delivery) => {
      digests.add(1, { outcome: 'failed' });
      log.error({ event: 'digest.failed', ...fields(delivery) }, 'the digest is not sent');
    },
  };
};
