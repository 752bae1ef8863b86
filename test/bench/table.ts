import type { Measure } from './measure.ts';

export interface Row {
  readonly name: string;
  /** Records a second: the median of the rounds, and the slowest and fastest. */
  readonly rate: number;
  readonly slowest: number;
  readonly fastest: number;
  /** Rate over that of the raw stage, for those of ours. */
  readonly ratios: Readonly<Record<string, number>>;
  readonly peakMiB: number;
}

/** The stages that are not ours. */
const RAW: readonly string[] = ['receive and parse', 'hash', 'bulk insert', 'produce and consume', 'bulk upsert'];

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Medians and spread of each stage; ours also as a ratio to every raw stage. */
export const summarize = (measures: Readonly<Record<string, readonly Measure[]>>): Row[] => {
  const rates = Object.fromEntries(
    Object.entries(measures).map(([name, all]) => [name, all.map(({ records, seconds }) => records / seconds)]),
  );
  return Object.entries(rates).map(([name, all]) => ({
    name,
    rate: median(all),
    slowest: Math.min(...all),
    fastest: Math.max(...all),
    ratios: RAW.includes(name)
      ? {}
      : Object.fromEntries(RAW.filter((raw) => raw in rates).map((raw) => [raw, median(all) / median(rates[raw]!)])),
    peakMiB: Math.max(...measures[name]!.map(({ peakMiB }) => peakMiB)),
  }));
};

const whole = (value: number): string => Math.round(value).toLocaleString('en-CA');

/** The rows as a Markdown table. */
export const showTable = (rows: readonly Row[]): string => {
  const raws = RAW.filter((raw) => rows.some(({ name }) => name === raw));
  const lines = rows.map(({ name, rate, slowest, fastest, ratios, peakMiB }) => [
    name,
    whole(rate),
    `${whole(slowest)} to ${whole(fastest)}`,
    ...raws.map((raw) => ratios[raw]?.toFixed(2) ?? ''),
    whole(peakMiB),
  ]);
  const head = ['stage', 'records/s', 'spread', ...raws.map((raw) => `÷ ${raw}`), 'peak MiB'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
};
