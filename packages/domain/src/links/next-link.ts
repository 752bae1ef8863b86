import type { Link, LinkFacts, LinkProblem, LinkState } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { linkPhase } from './link-id.ts';

/** What one check found. `skipped`: it could not be made, which says nothing of the link. */
export type CheckOutcome =
  | {
      readonly kind: 'ok' | 'redirected' | 'wrong-type';
      readonly facts: LinkFacts;
      readonly problem?: LinkProblem;
    }
  | { readonly kind: 'forbidden' | 'failed' | 'unknown'; readonly problem: LinkProblem }
  | { readonly kind: 'skipped'; readonly seconds: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A link is dead after so many failed checks in a row, over at least so long. Shorter outages are ordinary. */
const DEAD_FAILURES = 3;
const DEAD_MS = 3 * DAY;
const MAX_SPELLS = 20;
/** Failed ones are checked again after an hour, four times longer each time, at most a day. */
const MAX_RETRY_MS = DAY;

/**
 * Returns when a healthy link is checked again: between half a period and one and a half after `now`, at its own phase of
 * the period. So the links of a host are spread evenly over the period, even if all were found at once.
 */
export const nextTurn = (id: string, now: Date, periodMs: number): Date => {
  const phase = linkPhase(id) * periodMs;
  const earliest = now.getTime() + periodMs / 2;
  return new Date(Math.floor(Math.ceil((earliest - phase) / periodMs) * periodMs + phase));
};

const dueAfter = (link: Link, now: Date, periodMs: number): Date => {
  const { id, state, failures, lastChangedAt } = link;
  if (state === 'failing')
    return new Date(now.getTime() + Math.min(MAX_RETRY_MS, HOUR * 4 ** Math.min(failures - 1, 10)));
  const isLively = lastChangedAt !== undefined && now.getTime() - Date.parse(lastChangedAt) < 2 * periodMs;
  const isFaulty = state === 'wrong-type' || state === 'forbidden';
  return nextTurn(id, now, isLively || isFaulty ? periodMs / 4 : periodMs);
};

const stateAfter = (link: Pick<Link, 'failures' | 'failingSince'>, outcome: CheckOutcome, now: Date): LinkState => {
  if (outcome.kind === 'skipped') throw new Error('a check that was not made gives no state');
  if (outcome.kind !== 'failed') return outcome.kind;
  const lasted = now.getTime() - Date.parse(link.failingSince ?? now.toISOString());
  return link.failures >= DEAD_FAILURES && lasted >= DEAD_MS ? 'dead' : 'failing';
};

/** Whether a file is another one than before, as far as its server tells: by the first of these that it gave both times. */
const isChanged = (before: LinkFacts, after: LinkFacts): boolean => {
  for (const name of ['etag', 'lastModified', 'byteSize'] as const)
    if (before[name] !== undefined && after[name] !== undefined) return before[name] !== after[name];
  return false;
};

/** Returns a link that was never checked; it is due at once. */
export const newLink = (given: Pick<Link, 'id' | 'url' | 'host' | 'format'>, now: Date): Link => {
  const at = now.toISOString();
  return {
    ...given,
    ...{ state: 'unknown', since: at, facts: {}, firstSeenAt: at, nextDue: at, failures: 0 },
    spells: [{ state: 'unknown', since: at }],
  };
};

/**
 * Returns a link after a check. A link is dead only after three failed checks in a row, over at least three days; one good
 * check ends that. `periodMs`: how often a healthy link is checked.
 */
export const nextLink = (link: Link, outcome: CheckOutcome, now: Date, periodMs: number): Link => {
  if (outcome.kind === 'skipped')
    return { ...link, nextDue: new Date(now.getTime() + Math.min(DAY, outcome.seconds * 1000)).toISOString() };
  const at = now.toISOString();
  const { problem: _, failingSince: since, lastChangedAt, ...before } = link;
  const isFailed = outcome.kind === 'failed';
  // A clock that was set back must not keep a link from ever being dead, nor make it so at once.
  const failingSince = !isFailed ? undefined : since === undefined || since > at ? at : since;
  const failures = isFailed ? link.failures + 1 : 0;
  const state = stateAfter({ failures, ...defined({ failingSince }) }, outcome, now);
  const facts = 'facts' in outcome ? outcome.facts : undefined;
  const changedAt = facts !== undefined && isChanged(link.facts, facts) ? at : lastChangedAt;
  const moved = state !== link.state;
  const code = outcome.problem?.code;
  const next: Link = {
    ...before,
    ...{ state, failures, checkedAt: at, since: moved ? at : link.since },
    ...defined({ problem: outcome.problem, failingSince, lastChangedAt: changedAt }),
    ...(facts === undefined ? {} : { facts, lastSeenAt: at }),
    spells: moved
      ? [
          { state, since: at, ...defined({ problem: code }) },
          ...link.spells.map((spell, n) => (n === 0 ? { ...spell, until: at } : spell)),
        ].slice(0, MAX_SPELLS)
      : link.spells,
  };
  return { ...next, nextDue: dueAfter(next, now, periodMs).toISOString() };
};
