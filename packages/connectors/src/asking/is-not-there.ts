import type { FetchedBody } from '@moisson/domain';

/** The statuses for an address without content (RFC 9110 §15.5.5, §15.5.11). */
export const NOT_THERE: readonly number[] = [404, 410];

/** Returns whether a response has one of these statuses. */
export const isNotThere = ({ status }: FetchedBody): boolean => NOT_THERE.includes(status);
