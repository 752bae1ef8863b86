import { channel } from 'node:diagnostics_channel';
import type { MoissonError } from './errors.ts';
import type { ProblemParams } from './problem.ts';
import type { ProblemCode } from './problems/index.ts';

/** What an operator should know, from a part of the program that has no log. */
export interface Notice {
  /** The name of the log line's event. */
  readonly event: string;
  readonly code: ProblemCode;
  readonly params: ProblemParams;
}

/** The `node:diagnostics_channel` on which notices are published. */
export const NOTICE_CHANNEL = 'moisson.notice';

const announced = channel(NOTICE_CHANNEL);

/** Publishes a notice. `event`: the name of the log line's event. */
export const announceNotice = (event: string, { code, params }: Pick<MoissonError, 'code' | 'params'>): void => {
  const notice: Notice = { event, code, params };
  announced.publish(notice);
};
