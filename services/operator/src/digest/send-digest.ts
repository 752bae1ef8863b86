import type { Delivery } from '@moisson/contracts';
import { claimDelivery, ended, isHeldBy, lastDue, putOff } from '@moisson/domain';
import { MoissonError, OutageError, said } from '@moisson/kernel';
import type { Channel } from '@moisson/notify';
import type { DigestSettings } from '@moisson/runtime';
import { readInbox } from '../inbox/read-inbox.ts';
import type { OperatorParts } from '../operator-parts.ts';
import { digestMessage } from './digest-message.ts';
import type { DigestEvents } from './events.ts';

/** The time zone of the schedule. */
export const ZONE = 'America/Toronto';
const HOUR_MS = 3_600_000;
/** After this time a digest is too old to be sent: that of the next day follows. Longer than all attempts take. */
const LATE_MS = 4 * HOUR_MS;
const KEPT_MS = 90 * 24 * HOUR_MS;

interface Sender {
  readonly digest: Pick<DigestSettings, 'schedule' | 'consoleUrl'>;
  readonly channel: Channel;
  readonly events: DigestEvents;
  /** Names this process among all replicas. */
  readonly holder: string;
  /** Ends an attempt under way. */
  readonly signal?: AbortSignal;
}

/**
 * Sends the digest that is due, unless it was sent, another replica is at it, or nothing needs a person. A process that dies between sending
 * and noting it lets another one send the same message again, with the same Message-ID. Throws `OutageError` if the store does not answer;
 * a mail server that does not is noted in the store, and tried again at a later call.
 */
export const sendDueDigest = async (parts: Pick<OperatorParts, 'store'>, sender: Sender): Promise<void> => {
  const { deliveries, polls } = parts.store;
  const { digest, channel, events, holder, signal } = sender;
  const now = await polls.now();
  const due = lastDue(digest.schedule, ZONE, now);
  if (due === undefined || now.getTime() - due.getTime() > LATE_MS) return;
  const dueAt = due.toISOString();
  const first: Delivery = { id: `digest:${dueAt}`, dueAt, state: 'pending', attempts: 0 };
  const known = await deliveries.get(first.id);
  if (known !== undefined && known.state !== 'pending') return;
  const claimed = await deliveries.change(first, (delivery) => claimDelivery(delivery, holder, now));
  if (claimed.state === 'failed') events.failed(claimed);
  if (!isHeldBy(claimed, holder, now)) return;
  const note = async (change: (delivery: Delivery, at: Date) => Delivery): Promise<Delivery> => {
    const at = await polls.now();
    // Another holder may have followed this one, if it was stopped for long.
    return deliveries.change(first, (delivery) => (delivery.holder === holder ? change(delivery, at) : delivery));
  };
  const items = await readInbox(parts);
  if (items.length === 0) {
    await note((delivery, at) => ended(delivery, 'nothing', at));
    return;
  }
  try {
    await channel.send(digestMessage(items, first.id, digest.consoleUrl), signal);
  } catch (error) {
    const { message } =
      error instanceof MoissonError ? error.toProblem() : { message: said(String(error), String(error)) };
    const after = await note((delivery, at) =>
      error instanceof OutageError ? putOff(delivery, message, at) : ended(delivery, 'failed', at, message),
    );
    if (after.state === 'failed') events.failed(after);
    else events.putOff(after);
    return;
  }
  const sent = await note((delivery, at) => ended(delivery, 'sent', at));
  events.sent(sent, items.length);
  await deliveries.removeBefore(new Date(now.getTime() - KEPT_MS).toISOString());
};
