import type { Incident } from '@moisson/contracts';

/** What operators tell the public of trouble. Every method throws `OutageError`. */
export interface Incidents {
  get(id: string): Promise<Incident | undefined>;
  /** Returns the newest ones, newest first. */
  list(limit: number): Promise<readonly Incident[]>;
  /** Returns false, and writes nothing, if the id is in use. */
  create(incident: Incident): Promise<boolean>;
  /** Applies the change to the newest version; undefined if there is no such incident. */
  update(id: string, change: (incident: Incident) => Incident): Promise<Incident | undefined>;
}
