import { SpellState } from '@moisson/contracts';
import type { HistoryFigures } from '@moisson/domain';
import { stringify } from 'csv-stringify/sync';
import type { FoundHistory } from './find-history.ts';

type Day = FoundHistory['days'][number];

/** The columns, in their order. New ones go to the end: spreadsheets refer to columns by their place. */
const columns: Readonly<Record<string, (day: Day) => string | number | undefined>> = {
  date: ({ date }) => date,
  availability: ({ availability }) => availability,
  runs: ({ runs }) => runs,
  complete_runs: ({ completeRuns }) => completeRuns,
  created: ({ created }) => created,
  updated: ({ updated }) => updated,
  removed: ({ removed }) => removed,
  run_seconds_p50: ({ runSeconds }) => runSeconds?.p50,
  run_seconds_p95: ({ runSeconds }) => runSeconds?.p95,
  run_seconds_p99: ({ runSeconds }) => runSeconds?.p99,
  ...Object.fromEntries(
    SpellState.options.map((state) => [
      `minutes_${state.replace('-', '_')}`,
      ({ minutes }: HistoryFigures) => minutes[state] ?? 0,
    ]),
  ),
};

/** Returns the days as a CSV file (RFC 4180), with a byte order mark and a row of names; a text that begins like a formula is defused. */
export const historyCsv = ({ days }: FoundHistory): string => {
  const rows = days.map((day) => Object.values(columns).map((cell) => cell(day)));
  return `\uFEFF${stringify([Object.keys(columns), ...rows], { record_delimiter: 'windows', escape_formulas: true })}`;
};
