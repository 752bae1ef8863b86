import { operationsOf } from '@moisson/operations';
import type { OperatorParts } from './operator-parts.ts';

/** Defines an operation of the operator's service; its context is the service's parts. */
export const defineOperation = operationsOf<OperatorParts>();

/** Maximum length of a list in the API. */
export const MAX_LIST = 500;
