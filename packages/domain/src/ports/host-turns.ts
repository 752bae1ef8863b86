import type { TurnAnswer, TurnRequest } from '../politeness/host-turn.ts';

/** The budgets of hosts that all processes share, on the store's clock. `host`: a name, or a group of names. */
export interface HostTurns {
  /** Takes the turn for one request, or says when to ask again (`takeTurn`). Atomic. */
  take(host: string, request: TurnRequest): Promise<TurnAnswer>;
  /** Ends a turn before its lease does. */
  leave(host: string, owner: string): Promise<void>;
  /** Lets nobody make a request for so many seconds, at most a day. */
  block(host: string, seconds: number): Promise<void>;
  /**
   * Returns the group of a name on which all processes agree, for a day: the first that was proposed. The name may
   * resolve to other addresses at each of them.
   */
  groupOf(name: string, proposed: string): Promise<string>;
}
