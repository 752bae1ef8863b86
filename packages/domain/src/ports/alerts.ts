import type { Alert, Silence } from '@moisson/contracts';

/** Alerts and silences. Lists skip unreadable ones. Every method throws `OutageError`. */
export interface Alerts {
  /** Returns all open alerts, by the hash of their cause; one for each cause at most. */
  open(): Promise<readonly Alert[]>;
  /** Returns closed alerts, the last one that ended first. */
  past(limit: number): Promise<readonly Alert[]>;
  get(id: string): Promise<Alert | undefined>;
  /** Returns false, and writes nothing, if an alert of its cause is open. */
  begin(alert: Alert): Promise<boolean>;
  /** Applies the change to the newest version, open or closed; undefined if there is no such alert. */
  change(id: string, change: (alert: Alert) => Alert): Promise<Alert | undefined>;
  /** Moves an open alert among the past ones, with its end; does nothing if it is closed. */
  close(id: string, closedAt: string): Promise<void>;
  /** Deletes alerts that ended before this time. */
  removeBefore(instant: string): Promise<void>;
  /** Returns silences that were not over at this time. */
  silences(at: string): Promise<readonly Silence[]>;
  addSilence(silence: Silence): Promise<void>;
  /** Applies the change; undefined if there is no such silence. */
  changeSilence(id: string, change: (silence: Silence) => Silence): Promise<Silence | undefined>;
  /** Takes the lead for so many milliseconds, or keeps it: one process at a time looks and sends. Undefined if another has it. */
  lead(owner: string, now: Date, milliseconds: number): Promise<AlertLead | undefined>;
}

/** Who looks at alerts now. */
export interface AlertLead {
  readonly owner: string;
  readonly until: string;
  /** Since when it is this one. */
  readonly since: string;
  /** Until when the one before it had the lead; absent for the first one. */
  readonly after?: string | undefined;
}
