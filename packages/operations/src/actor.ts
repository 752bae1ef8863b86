/** Who asks for an operation, and through which channel. Use cases log it and store its name with decisions. */
export interface Actor {
  readonly kind: 'operator' | 'anonymous';
  /** The name of the channel, as long as operators have no accounts. */
  readonly name: string;
  readonly channel: 'api' | 'console' | 'cli';
}

/** Everyone who reads what is public. */
export const anonymous: Actor = { kind: 'anonymous', name: 'anonymous', channel: 'api' };

/** An operator who was let in by the guard of that channel. */
export const operatorOf = (channel: Actor['channel']): Actor => ({ kind: 'operator', name: channel, channel });
