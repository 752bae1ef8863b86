import { isLoopback } from '@moisson/runtime';
import type { OperatorParts } from '../operator-parts.ts';

/**
 * Returns whether the service needs no sign-in: it has no access token, no provider to sign in by, and answers this machine alone. On any other interface nothing is
 * open, whatever the settings say.
 */
export const isOpen = ({ token, oidc, listen }: Pick<OperatorParts, 'token' | 'oidc' | 'listen'>): boolean =>
  token === undefined && oidc === undefined && isLoopback(listen.host);
