import type { CheckOutcome } from '@moisson/domain';
import { OutageError } from '@moisson/kernel';
import { meter, type Logger } from '@moisson/runtime';

const OUTCOMES = {
  ok: 0,
  redirected: 0,
  'wrong-type': 0,
  forbidden: 0,
  failed: 0,
  unknown: 0,
  skipped: 0,
} as const satisfies Record<CheckOutcome['kind'], 0>;

export interface CheckerEvents {
  checked(outcome: CheckOutcome['kind']): void;
  /** Some work broke off; the next tick tries again. */
  interrupted(error: unknown): void;
}

/** Counts and logs what the checker does, in one place. */
export const checkerEvents = (log: Logger): CheckerEvents => {
  const checks = meter.createCounter('moisson.link.checks', { description: 'Checks of links by outcome' });
  const outages = meter.createCounter('moisson.checker.outages', { description: 'The store did not answer' });
  // A counter must exist before its first increase, or that increase is not seen.
  for (const outcome of Object.keys(OUTCOMES)) checks.add(0, { outcome });
  outages.add(0);
  return {
    checked: (outcome) => checks.add(1, { outcome }),
    interrupted: (error) => {
      const isOutage = error instanceof OutageError;
      if (isOutage) outages.add(1);
      log[isOutage ? 'warn' : 'error']({ event: 'link-check.failed', err: error }, 'links could not be checked');
    },
  };
};
