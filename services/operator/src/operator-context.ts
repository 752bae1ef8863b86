import { operationsOf } from '@moisson/operations';
import type { OperatorParts } from './operator-parts.ts';

/** Defines an operation of the operator's service, which works with the service's parts. */
export const defineOperation = operationsOf<OperatorParts>();

/** The most that a list of the API has. */
export const MAX_LIST = 500;
