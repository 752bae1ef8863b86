import type { Session } from '@moisson/contracts';

/** Sessions of people who signed in. Every method throws `OutageError`. */
export interface Sessions {
  get(id: string): Promise<Session | undefined>;
  /** Returns false, and writes nothing, if the id exists. */
  create(session: Session): Promise<boolean>;
  /** Applies the change to the newest version; undefined if there is no such session. */
  update(id: string, change: (session: Session) => Session): Promise<Session | undefined>;
  remove(id: string): Promise<void>;
  /** Deletes all sessions that expired before this time. */
  removeExpired(before: string): Promise<void>;
}
