import type { Grant } from '@moisson/contracts';

/** Who calls an operation, through which channel, and what they may do. Use cases log the actor and store its name with decisions. */
export interface Actor extends Grant {
  readonly kind: 'operator' | 'anonymous';
  /** For people: the name of a person or of an API key; the name of the channel for the access token and where nobody signs in. */
  readonly name: string;
  /** Identifies the person or the program for ever: `local`, `token`, `key:ID`, `oidc:SUBJECT`. */
  readonly subject: string;
  readonly channel: 'api' | 'console' | 'cli';
}

/** The actor of public reads. */
export const anonymous: Actor = {
  ...{ kind: 'anonymous', name: 'anonymous', subject: 'anonymous', channel: 'api', role: 'viewer' },
};

/** Returns the actor where nobody signs in, and for the access token: an administrator. */
export const operatorOf = (channel: Actor['channel'], subject: 'local' | 'token' = 'local'): Actor => ({
  ...{ kind: 'operator', name: channel, subject, channel, role: 'administrator' },
});
