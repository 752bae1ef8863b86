import type { RecordKey } from '@moisson/contracts';
import { AlikeTitles, identityOf, type AbsentEntry, type Identities } from '@moisson/domain';
import { liveEntries } from './live-entries.ts';
import type { PollContext } from './poll-context.ts';

/** Present records kept, one of which a server is asked for to see whether its answers are true. */
const CONTROLS = 20;

/** What the records that a run met say of those that it did not. */
export interface PresentRecords {
  readonly controls: readonly RecordKey[];
  /** Landing pages of absent records that present ones have too. */
  readonly pages: ReadonlySet<string>;
  /** Present records that are new since an absent one went missing, and since when. */
  readonly came: readonly { readonly firstSeenAt: string; readonly identities: Identities }[];
  /** Among these and the absent ones. */
  readonly titles: AlikeTitles;
}

/** Looks once at the source's present records. */
export const presentRecords = async (
  { store, source, seen }: PollContext,
  absent: readonly AbsentEntry[],
): Promise<PresentRecords> => {
  const wanted = new Set(absent.map(({ identities }) => identityOf(identities, 'page')));
  const since = absent.reduce((first, { absence }) => (absence.since < first ? absence.since : first), '~');
  const controls: RecordKey[] = [];
  const pages = new Set<string>();
  const came: { firstSeenAt: string; identities: Identities }[] = [];
  for await (const { recordKey, identities, firstSeenAt } of liveEntries(store, source.id)) {
    if (!seen.has(recordKey)) continue;
    if (controls.length < CONTROLS) controls.push(recordKey);
    const page = identityOf(identities, 'page');
    if (page !== undefined && wanted.has(page)) pages.add(page);
    if (firstSeenAt >= since) came.push({ firstSeenAt, identities });
  }
  const titles = new AlikeTitles([...came, ...absent].map(({ identities }) => identities));
  return { controls, pages, came, titles };
};
