import type { RecordKey } from '@moisson/contracts';
import type { ProblemCode } from '@moisson/kernel';
import type { ClaimedDates } from './claimed-dates.ts';

/** The source's answer when it was asked for a record that its list omits. Dates are ISO 8601. */
export interface RecordEvidence {
  readonly answer: 'here' | 'gone';
  /** When the source first gave this answer, without another one since. */
  readonly since: string;
  /** When the source last gave it. */
  readonly at: string;
}

/** The absence of a record from complete runs, with the source's answers and a person's decision. */
export interface Absence {
  /** ISO 8601. */
  readonly since: string;
  /** Number of consecutive complete runs that did not list it. */
  readonly runs: number;
  /**
   * The brake held its removal: a person must decide. It is not removed at the end of a grace period, whatever later
   * runs show.
   */
  readonly held?: true;
  /** Why it was held. Missing in absences written by older versions. */
  readonly reason?: ProblemCode;
  /** When the source was last asked for it. */
  readonly asked?: string;
  /** Missing if the source was not asked or did not answer. */
  readonly evidence?: RecordEvidence;
  /** `approved`: remove without waiting. `refused`: keep until the source lists it again. */
  readonly decision?: 'approved' | 'refused';
  /** The hold whose decision applies. It stays on a removed record, so that the decision can be undone. */
  readonly hold?: string;
  /** On a removed record whose removal was undone: the next run publishes it again. */
  readonly restore?: true;
}

/** The last published version of one record. The next poll is compared with it. */
export interface SnapshotEntry {
  readonly recordKey: RecordKey;
  /** The run that wrote this entry. */
  readonly run: number;
  readonly rawHash: string;
  readonly contentHash: string;
  /** Size of its stored raw record; 0 if it is removed, or was published before sizes were stored. */
  readonly bytes: number;
  readonly mappingVersion: number;
  readonly firstSeenAt: string;
  /** A title to show to people. */
  readonly label: string;
  /** Its publisher according to the source. Missing on entries written before this field existed. */
  readonly organization?: { readonly id: string; readonly name: string };
  readonly links: readonly string[];
  /** Values in the form `kind:value` by which the record is recognised when its identifier changes. */
  readonly identities: readonly string[];
  /** What the contract of its source is about (`traitsOf`). Missing on entries written before this field existed. */
  readonly traits?: string;
  readonly state: 'live' | 'removed';
  /** On a removed record whose dataset continues under another key: that key. */
  readonly successor?: RecordKey;
  /** On a live record that is missing; on a removed one only if a person approved its removal. */
  readonly absence?: Absence;
  /** Dates that the source has claimed since the record was published, if only they changed. */
  readonly claims?: ClaimedDates;
}
