import type { FetchedBody } from '@moisson/domain';

/** The statuses that say that there is nothing at an address (RFC 9110 §15.5.5, §15.5.11). */
export const NOT_THERE: readonly number[] = [404, 410];

/** Whether an answer has one of these statuses. */
export const isNotThere = ({ status }: FetchedBody): boolean => NOT_THERE.includes(status);
