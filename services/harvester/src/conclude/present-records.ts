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

/** Present records kept, one of which a server is asked for to see whether its answers are true. */
const CONTROLS = 20;
/** Days for which a title that is like the missing record's is a reason to doubt. A person had that long to say that they are one. */
const DOUBT_DAYS = 60;
const HOUR_MS = 3_600_000;

/** A present record that is new since an absent one went missing. */
interface Newcomer {
  readonly firstSeenAt: string;
  readonly identities: Identities;
  readonly title: TitleWords;
}

/** What the records that a run met say of some that it did not. */
export class PresentRecords {
  readonly #controls: RecordKey[] = [];
  /** Landing pages of absent records that present ones have too. */
  readonly #pages = new Set<string>();
  /** Those that have an identity of an absent record, or came with the beginning of a recent absence: no other can be one of them. */
  readonly #newcomers: Newcomer[] = [];
  /** Of the absent records and all that came since. */
  readonly #titles = new AlikeTitles();
  readonly #graceHours: number;

  private constructor(graceHours: number) {
    this.#graceHours = graceHours;
  }

  /** Looks once at the source's present records. */
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

  /** Whether a present record has the same landing page: then the page says nothing of this one. */
  hasPageOf({ identities }: AbsentEntry): boolean {
    const page = identityOf(identities, 'page');
    return page !== undefined && this.#pages.has(page);
  }

  /**
   * Whether a record that came since it went missing may be this one, under another key: it shares an identity; or it came as this one
   * went, with a title like its own, and that is not long ago. `now` is ISO 8601.
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

/** Whether an absence is so young that a title alone is a reason to doubt. */
const isRecent = (since: string, now: string): boolean => now <= hoursAfter(since, DOUBT_DAYS * 24);

const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
