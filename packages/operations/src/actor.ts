/** Who calls an operation, and through which channel. Use cases log the actor and store its name with decisions. */
export interface Actor {
  readonly kind: 'operator' | 'anonymous';
  /** The name of the channel, until operators have accounts. */
  readonly name: string;
  readonly channel: 'api' | 'console' | 'cli';
}

/** The actor of public reads. */
export const anonymous: Actor = { kind: 'anonymous', name: 'anonymous', channel: 'api' };

/** Returns the actor for an operator whom the guard of that channel let in. */
export const operatorOf = (channel: Actor['channel']): Actor => ({ kind: 'operator', name: channel, channel });
