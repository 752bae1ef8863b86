import type { DatasetId } from '@moisson/contracts';
import { idOf, type Store, type StoredRecord } from '@moisson/domain';
import { ManualClock } from '@moisson/testkit';
import type { WithMovingLine } from '../moving-line.ts';
import { PlayedSource } from './played-source.ts';
import type { YearPlan } from './plan-year.ts';
import { YearJudge, type ShownDataset, type YearFigures } from './year-judge.ts';
import { factsIn, type YearSource } from './year-sources.ts';

/** Plays a planned year on a line: each source does what is planned, all are polled, and the catalogue is judged. */
export const playYear = async (
  withMovingLine: WithMovingLine,
  sources: readonly YearSource[],
  plan: YearPlan,
  seed: number,
): Promise<YearFigures> => {
  const clock = new ManualClock('2026-01-01T06:00:00.000Z');
  const played = new Map(sources.map((source) => [source.id, new PlayedSource(source, seed)]));
  const judge = new YearJudge([...played.values()], plan);
  await withMovingLine(clock, async (line) => {
    const { store } = line;
    for (const { source } of sources) await store.registry.create(source);
    const aggregators = sources.filter(({ isAggregator }) => isAggregator);
    const natives = sources.filter(({ isAggregator }) => !isAggregator);
    let next = 0;
    for (let day = 0; day < plan.days; day += plan.every) {
      for (; plan.acts[next] !== undefined && plan.acts[next]!.day <= day; next += 1) {
        const { source, act } = plan.acts[next]!;
        act(played.get(source)!, day);
      }
      for (const group of [natives, aggregators]) await Promise.all(group.map(({ source }) => line.pollNow(source.id)));
      const pending = await store.holds.list({ state: 'pending', limit: 1000 });
      judge.see(day, await shownBy(store), await store.runs.latest(), pending);
      clock.advance({ hours: plan.every * 24 });
    }
    judge.decisions(await store.holds.list({ limit: 10_000 }), clock.now());
  });
  return judge.figures();
};

/** Returns each dataset of the catalogue, with the facts that its records contain. */
const shownBy = async ({ datasetReads, records }: Store): Promise<ShownDataset[]> => {
  const shown: ShownDataset[] = [];
  for (let after: DatasetId | undefined; ;) {
    const page = await datasetReads.scan(after, 500);
    if (page.length === 0) return shown;
    after = page.at(-1)!.id;
    const members = await records.get(
      page.filter(({ records: { length } }) => length > 1).flatMap((one) => one.records.map(idOf)),
    );
    for (const { id, keyword, records: own } of page) {
      const lists = own.length === 1 ? [keyword] : own.map((one) => keywordsOf(members.get(idOf(one))));
      shown.push({ id, facts: [...new Set(lists.flatMap(factsIn))], records: own.length });
    }
  }
};

const keywordsOf = (record: StoredRecord | undefined): readonly string[] =>
  record?.state === 'live' ? record.dataset.keyword : [];
