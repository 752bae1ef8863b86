import type { RecordKey } from '@moisson/contracts';
import type { ProblemCode } from '@moisson/kernel';
import type { ClaimedDates } from './claimed-dates.ts';

/** What the source said when it was asked for a record that its list does not show. Dates are ISO 8601. */
export interface RecordEvidence {
  readonly answer: 'here' | 'gone';
  /** The first of the answers in a row that said so. */
  readonly since: string;
  /** The last of them. */
  readonly at: string;
}

/** Since when a record is missing from complete runs, what its source says of it, and what a person decided about it. */
export interface Absence {
  /** ISO 8601. */
  readonly since: string;
  /** Complete runs in a row that did not show it. */
  readonly runs: number;
  /** A person must decide about it: the brake held it. It leaves by no grace, whatever later runs show. */
  readonly held?: true;
  /** Why it was held. Absences of older versions do not say. */
  readonly reason?: ProblemCode;
  /** When the source was last asked for it. */
  readonly asked?: string;
  /** None where the source was not asked, or did not answer. */
  readonly evidence?: RecordEvidence;
  /** `approved`: remove without waiting. `refused`: keep until the source shows it again. */
  readonly decision?: 'approved' | 'refused';
  /** The decided hold in which that was decided. It stays on a record that was removed so, to be restored by it. */
  readonly hold?: string;
  /** Of a removed record whose removal was undone: the next run publishes it again. */
  readonly restore?: true;
}

/** What was last published of one record: what the next poll is compared with. */
export interface SnapshotEntry {
  readonly recordKey: RecordKey;
  /** The run that wrote this entry. */
  readonly run: number;
  readonly rawHash: string;
  readonly contentHash: string;
  /** Of its raw record as it is stored; 0 where it is removed, or was published before this was counted. */
  readonly bytes: number;
  readonly mappingVersion: number;
  readonly firstSeenAt: string;
  /** A title to show to people. */
  readonly label: string;
  /** Who publishes it, as the source says. Unknown of what was published before this was kept. */
  readonly organization?: { readonly id: string; readonly name: string };
  readonly links: readonly string[];
  /** Keys by which the record is recognised when its identifier changes, of the form `kind:value`. */
  readonly identities: readonly string[];
  readonly state: 'live' | 'removed';
  /** Of a removed record whose dataset goes on under another key: that key. */
  readonly successor?: RecordKey;
  /** Of a live record that is missing; of a removed one only where a person approved its removal. */
  readonly absence?: Absence;
  /** What the source has claimed since the record was published, where only its dates moved. */
  readonly claims?: ClaimedDates;
}
