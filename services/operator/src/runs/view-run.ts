import { INDEXER_GROUP, SourceId, type RunDetail } from '@moisson/contracts';
import { defined, MoissonError, said } from '@moisson/kernel';
import type { RunView } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { shownRun } from './await-run.ts';
import { problemGroups } from './problem-groups.ts';

/** Returns a run, in progress or done. `id`: `source:number`. Throws `request.not-found`. */
export const viewRun = async ({ store, changeLog }: OperatorParts, id: string): Promise<RunView> => {
  const { sourceId, number } = partsOf(id);
  const [stored, detail] = await Promise.all([store.runs.get(id), store.runDetails.get(sourceId, number)]);
  if (stored !== undefined) {
    const isIndexed = await changeLog.reached(INDEXER_GROUP, stored.positions);
    const run = shownRun(stored);
    return {
      ...{ id, sourceId, state: isIndexed ? 'done' : 'to-catalogue', run },
      ...{ ...defined({ detail }), problems: problemGroups(run, detail) },
    };
  }
  const status = await store.polls.status(sourceId);
  if (status.runningSince === undefined || status.run !== number) throw noRun(id);
  const secondsLeft = detail && leftOf(detail);
  return {
    id,
    sourceId,
    state: 'running',
    ...defined({ detail, secondsLeft }),
    problems: problemGroups(undefined, detail),
  };
};

const partsOf = (id: string): { readonly sourceId: SourceId; readonly number: number } => {
  const [source = '', number = ''] = id.split(':');
  const sourceId = SourceId.safeParse(source).data;
  if (sourceId === undefined || !/^\d{1,15}$/.test(number)) throw noRun(id);
  return { sourceId, number: Number(number) };
};

const noRun = (id: string): MoissonError =>
  new MoissonError('request.not-found', { what: said(`lecture ${id.slice(0, 100)}`, `run ${id.slice(0, 100)}`) });

/** Returns the seconds until the list is read at the pace so far; undefined if it is not being read, or its length is not known. */
export const leftOf = ({ phases, seen, expected }: RunDetail): number | undefined => {
  const phase = phases.at(-1);
  if (phase?.name !== 'read' || seen === 0 || expected <= seen) return undefined;
  return Math.round(((expected - seen) * phase.milliseconds) / seen / 1000);
};
