import type { DepartureHold, SourceId } from '@moisson/contracts';
import type { StoredRun } from '@moisson/domain';
import { ManualClock } from '@moisson/testkit';
import { withEmbeddedLine, type MovingLine } from '../moving-line.ts';
import type { DriftSource } from './drift-sources.ts';
import { ordinaryMonth } from './ordinary-month.ts';
import { plantsOf, type Plant } from './plants.ts';

/** Polls of a new source before its months are counted: its contract is learnt from these. */
const LEARNING = 4;
/** Polls between the last month and the first departure. */
const SETTLING = 4;

export interface DriftFigures {
  readonly months: number;
  /** Ordinary months that were held, with the reason. */
  readonly heldNeedlessly: readonly string[];
  readonly planted: number;
  /** Planted departures that were not held, or not for the right reason. */
  readonly missed: readonly string[];
  /** Departures of which something was published, or after which the feed was not read as before. */
  readonly leaked: readonly string[];
  readonly kinds: ReadonlyMap<string, number>;
}

/** Plays months of ordinary life of each source, and after them departures that are planted one after the other. */
export const playDrift = async (
  sources: readonly DriftSource[],
  { months, plants, random }: { readonly months: number; readonly plants: number; readonly random: () => number },
): Promise<DriftFigures> => {
  const figures = { heldNeedlessly: [] as string[], missed: [] as string[], leaked: [] as string[], planted: 0 };
  const kinds = new Map<string, number>();
  const count = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const clock = new ManualClock('2026-01-01T06:00:00.000Z');
  await withEmbeddedLine(clock, async (line) => {
    for (const [at, played] of sources.entries()) {
      const { source, catalogue, form } = played;
      const poll = async (hours: number): Promise<StoredRun> => {
        clock.advance({ hours });
        for (;;) {
          await line.pollNow(source.id);
          const [run] = await line.store.runs.list({ sourceId: source.id, limit: 1 });
          // It is due again at once.
          if (run!.problems.every(({ code }) => code !== 'contract.judged-first')) return run!;
          count('read twice');
        }
      };
      await line.store.registry.create(source);
      for (let day = 0; day < LEARNING; day += 1) await poll(24);
      for (let month = 0; month < months; month += 1) {
        const kind = ordinaryMonth(catalogue, month, random);
        count(kind);
        await poll(24 * 30);
        const hold = await line.store.holds.departure(source.id);
        if (hold !== undefined) figures.heldNeedlessly.push(`${source.id} month ${month} ${kind}: ${reasonOf(hold)}`);
      }
      // What was removed in the last months leaves after its grace.
      for (let turn = 0; turn < SETTLING; turn += 1) await poll(24 * 15);
      for (let turn = 0; turn < plants; turn += 1) {
        const list = plantsOf[form];
        const plant = list[(at + turn) % list.length]!;
        const name = `${source.id} ${plant.name}`;
        count(plant.name);
        figures.planted += 1;
        const faults = await playPlant(line, played, plant, poll);
        figures.missed.push(...faults.missed.map((fault) => `${name}: ${fault}`));
        figures.leaked.push(...faults.leaked.map((fault) => `${name}: ${fault}`));
      }
    }
  });
  return { months: months * sources.length, ...figures, kinds };
};

const reasonOf = ({ departures }: DepartureHold): string =>
  departures.map(({ trait, measure, usual, now }) => `${trait} ${measure} ${usual} -> ${now}`).join(', ');

/** Plants a departure, reads the source twice, takes it back and reads again; returns what went wrong. */
const playPlant = async (
  { store }: MovingLine,
  played: DriftSource,
  { plant, traits }: Plant,
  poll: (hours: number) => Promise<StoredRun>,
): Promise<{ readonly missed: string[]; readonly leaked: string[] }> => {
  const { id } = played.source;
  const before = await publishedBy(store, id);
  const missed: string[] = [];
  const leaked: string[] = [];
  const takeBack = await plant(played);
  const runs = [await poll(24), await poll(24)];
  const hold = await store.holds.departure(id);
  const found = hold?.departures.find(({ trait }) => traits.includes(trait));
  if (hold === undefined) missed.push(`not held, ${runs[0]!.outcome} ${JSON.stringify(runs[0]!.counts)}`);
  else if (found === undefined) missed.push(`held for ${reasonOf(hold)}`);
  else if (found.examples.length === 0 && found.trait !== 'answering-host') missed.push('no example is shown');
  if (runs.some(({ published }) => published > 0)) leaked.push('events were published');
  if ((await publishedBy(store, id)) !== before) leaked.push('the snapshot changed');
  await takeBack();
  const back = await poll(24);
  if ((await store.holds.departure(id)) !== undefined) leaked.push('still held after it looked as usual again');
  const { created, updated } = back.counts;
  if (back.outcome === 'failed' || created + updated > 0)
    leaked.push(`then ${back.outcome}, ${created} new, ${updated} changed`);
  return { missed, leaked };
};

const publishedBy = async (store: MovingLine['store'], id: SourceId): Promise<string> =>
  JSON.stringify(
    (await store.snapshots.scan(id, undefined, 10_000)).map(({ recordKey, contentHash, state }) => [
      ...[recordKey, contentHash, state],
    ]),
  );
