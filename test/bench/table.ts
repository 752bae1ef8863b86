import { median, type Figures, type Form, type Unit } from './figure.ts';
import { targets, type Target } from './targets.ts';

/** A figure or a target over all rounds: the median, the smallest and the largest. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}
export interface FigureRow extends Spread {
  readonly name: string;
  readonly unit: Unit;
}
export interface TargetRow extends Spread {
  readonly row: string;
  readonly what: string;
  readonly unit: string;
  readonly wanted: string;
  readonly met: boolean;
}

const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** Returns the figures of the rounds, in the order of their first appearance. */
export const figureRows = (rounds: readonly Figures[]): FigureRow[] =>
  [...new Set(rounds.flatMap((round) => Object.keys(round)))].map((name) => {
    const found = rounds.flatMap((round) => round[name] ?? []);
    return { name, unit: found[0]!.unit, ...spread(found.map(({ value }) => value)) };
  });

/** Returns the targets whose figures were measured, judged by the median of each round's ratio. */
export const targetRows = (rounds: readonly Figures[], form: Form, rows: readonly string[]): TargetRow[] =>
  targets
    .filter(({ row, form: only }) => rows.includes(row) && (only === undefined || only === form))
    .flatMap((target) => {
      const values = rounds
        .map((round) =>
          target.value(Object.fromEntries(Object.entries(round).map(([name, { value }]) => [name, value]))),
        )
        .filter((value) => !Number.isNaN(value));
      if (values.length === 0) return [];
      const over = spread(values);
      const met = over.median >= (target.atLeast ?? -Infinity) && over.median <= (target.atMost ?? Infinity);
      return [{ row: target.row, what: target.what, unit: target.unit ?? '', wanted: wantedOf(target), met, ...over }];
    });

const wantedOf = ({ atLeast, atMost }: Target): string =>
  atLeast !== undefined && atLeast === atMost
    ? `= ${number(atLeast)}`
    : [
        ...(atLeast === undefined ? [] : [`≥ ${number(atLeast)}`]),
        ...(atMost === undefined ? [] : [`≤ ${number(atMost)}`]),
      ].join(', ');

const number = (value: number): string =>
  Math.abs(value) >= 100 || Number.isInteger(value)
    ? Math.round(value).toLocaleString('en-CA')
    : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');

const spreadOf = ({ least, most }: Spread): string => `${number(least)} to ${number(most)}`;

/** Formats both as Markdown tables. */
export const showTables = (figures: readonly FigureRow[], aims: readonly TargetRow[]): string => {
  const judged = aims.map((aim) => [
    aim.row,
    aim.what,
    `${number(aim.median)} ${aim.unit}`.trim(),
    spreadOf(aim),
    aim.wanted,
    aim.met ? 'met' : 'missed',
  ]);
  const measured = figures.map((row) => [row.name, number(row.median), row.unit, spreadOf(row)]);
  return `${table(['row', 'what', 'median', 'spread', 'wanted', ''], judged)}\n${table(['figure', 'median', 'unit', 'spread'], measured)}`;
};
