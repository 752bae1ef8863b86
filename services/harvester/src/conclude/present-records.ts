import type { RecordKey } from '@moisson/contracts';
import {
  AlikeTitles,
  identityOf,
  recognisable,
  titleWords,
  type AbsentEntry,
  type Identities,
  type TitleWords,
} from '@moisson/domain';
import { liveEntries } from './live-entries.ts';
import type { RunContext } from '../run/run-context.ts';

/** Maximum of present records kept as controls: a server is asked for one to check that its answers are true. */
const CONTROLS = 20;
/** Days during which a similar title makes "gone" doubtful. In that time an operator could have confirmed a renaming. */
const DOUBT_DAYS = 60;
const HOUR_MS = 3_600_000;

/** A present record that appeared since an absent one went missing. */
interface Newcomer {
  readonly firstSeenAt: string;
  readonly identities: Identities;
  readonly title: TitleWords;
}

/** What the records that a run has seen show about those that it has not. */
export class PresentRecords {
  readonly #controls: RecordKey[] = [];
  /** Landing pages that absent and present records share. */
  readonly #pages = new Set<string>();
  /**
   * New records that share an identity with an absent one, or appeared when a recent absence began: no others can be a renamed absent
   * record.
   */
  readonly #newcomers: Newcomer[] = [];
  /** Titles of the absent records, and of all that appeared since. */
  readonly #titles = new AlikeTitles();
  readonly #graceHours: number;

  private constructor(graceHours: number) {
    this.#graceHours = graceHours;
  }

  /** Reads the source's present records once. */
  static async read(context: RunContext, absent: readonly AbsentEntry[]): Promise<PresentRecords> {
    const { store, source, claim, seen } = context;
    const present = new PresentRecords(source.removalPolicy.graceHours);
    const pages = new Set(absent.map(({ identities }) => identityOf(identities, 'page')));
    const wanted = new Set(absent.flatMap(({ identities }) => recognisable(identities)));
    const begun = [...new Set(absent.map(({ absence }) => absence.since))].sort();
    const recent = begun
      .filter((since) => isRecent(since, claim.claimedAt))
      .map((since) => ({ since, until: hoursAfter(since, present.#graceHours) }));
    for (const { identities } of absent) present.#titles.add(identities);
    for await (const { recordKey, identities, firstSeenAt } of liveEntries(store, source.id)) {
      if (!seen.has(recordKey)) continue;
      if (present.#controls.length < CONTROLS) present.#controls.push(recordKey);
      const page = identityOf(identities, 'page');
      if (page !== undefined && pages.has(page)) present.#pages.add(page);
      if (begun[0] === undefined || firstSeenAt < begun[0]) continue;
      present.#titles.add(identities);
      if (
        recognisable(identities).some((identity) => wanted.has(identity)) ||
        recent.some(({ since, until }) => firstSeenAt >= since && firstSeenAt <= until)
      )
        present.#newcomers.push({ firstSeenAt, identities, title: titleWords(identities) });
    }
    return present;
  }

  get controls(): readonly RecordKey[] {
    return this.#controls;
  }

  /** Whether a present record has the same landing page: then an answer of that page proves nothing about this record. */
  hasPageOf({ identities }: AbsentEntry): boolean {
    const page = identityOf(identities, 'page');
    return page !== undefined && this.#pages.has(page);
  }

  /**
   * Whether a record that appeared since this one went missing may be this one under another key: it shares an identity; or it appeared
   * when this one went missing, recently, with a similar title. `now` is ISO 8601.
   */
  mayHold({ identities, absence: { since } }: AbsentEntry, now: string): boolean {
    const known = new Set(recognisable(identities));
    const title = titleWords(identities);
    const until = isRecent(since, now) ? hoursAfter(since, this.#graceHours) : '';
    return this.#newcomers.some(
      (one) =>
        one.firstSeenAt >= since &&
        (recognisable(one.identities).some((identity) => known.has(identity)) ||
          (one.firstSeenAt <= until && this.#titles.areAlike(title, one.title))),
    );
  }
}

/** Whether an absence is so recent that a similar title alone makes it doubtful. */
const isRecent = (since: string, now: string): boolean => now <= hoursAfter(since, DOUBT_DAYS * 24);

const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
