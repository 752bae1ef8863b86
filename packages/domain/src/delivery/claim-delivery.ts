import type { Delivery } from '@moisson/contracts';
import type { Bilingual } from '@moisson/kernel';

/** All figures of the rule. An attempt takes a minute at most, so a holder that is alive never loses its hold. */
export const deliveryRule: DeliveryRule = { heldMinutes: 5, firstPauseMinutes: 1, maxPauseMinutes: 60, attempts: 8 };
/** An alert matters for as long as its trouble lasts: it is tried for two days. */
export const alertDeliveryRule: DeliveryRule = { ...deliveryRule, maxPauseMinutes: 15, attempts: 200 };

export interface DeliveryRule {
  readonly heldMinutes: number;
  readonly firstPauseMinutes: number;
  readonly maxPauseMinutes: number;
  readonly attempts: number;
}

const MINUTE_MS = 60_000;
const later = (now: Date, minutes: number): string => new Date(now.getTime() + minutes * MINUTE_MS).toISOString();

/**
 * Returns the delivery as this holder begins an attempt; unchanged if it is ended, another holder is at it, or its next try is not due. A
 * holder that died is followed by another one, who sends the same message once more. After the last attempt it is `failed`.
 */
export const claimDelivery = (delivery: Delivery, holder: string, now: Date, rule = deliveryRule): Delivery => {
  const { state, attempts, heldUntil, nextTryAt } = delivery;
  const at = now.toISOString();
  // An instant further ahead than the rule gives is from before the clock was set back.
  const isAhead = (instant = '', minutes: number): boolean => instant > at && instant <= later(now, minutes);
  if (state !== 'pending' || isAhead(heldUntil, rule.heldMinutes) || isAhead(nextTryAt, rule.maxPauseMinutes))
    return delivery;
  if (attempts >= rule.attempts) return ended(delivery, 'failed', now);
  const { nextTryAt: _, ...rest } = delivery;
  return { ...rest, attempts: attempts + 1, holder, heldUntil: later(now, rule.heldMinutes) };
};

/** Returns whether this holder has the delivery now. */
export const isHeldBy = ({ state, holder, heldUntil }: Delivery, by: string, now: Date): boolean =>
  state === 'pending' && holder === by && (heldUntil ?? '') > now.toISOString();

/** Returns the delivery after its end. */
export const ended = (
  delivery: Delivery,
  state: 'sent' | 'nothing' | 'failed',
  now: Date,
  problem?: Bilingual,
): Delivery => {
  const { holder: _, heldUntil: __, nextTryAt: ___, problem: before, ...rest } = delivery;
  const why = state === 'failed' ? (problem ?? before) : undefined;
  return { ...rest, state, endedAt: now.toISOString(), ...(why === undefined ? {} : { problem: why }) };
};

/** Returns the delivery after an attempt that may succeed later: it is tried again after a pause that doubles; `failed` after the last one. */
export const putOff = (delivery: Delivery, problem: Bilingual, now: Date, rule = deliveryRule): Delivery => {
  const { attempts } = delivery;
  if (attempts >= rule.attempts) return ended(delivery, 'failed', now, problem);
  const { holder: _, heldUntil: __, ...rest } = delivery;
  const pause = Math.min(rule.maxPauseMinutes, rule.firstPauseMinutes * 2 ** (attempts - 1));
  return { ...rest, problem, nextTryAt: later(now, pause) };
};
