import type { MoissonError } from '@moisson/kernel';

/** Whether an error is a status that says that there is nothing at an address: 404 or 410 (RFC 9110 §15.5.5, §15.5.11). */
export const isNotThere = (error: MoissonError): boolean => error.code === 'fetch.not-found';
