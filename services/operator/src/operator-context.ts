import { operationsOf } from '@moisson/operations';
import type { OperatorParts } from './operator-parts.ts';

/** The service's parts are what its operations work with. */
export const defineOperation = operationsOf<OperatorParts>();

/** The most that a list of the API has. */
export const MAX_LIST = 500;
