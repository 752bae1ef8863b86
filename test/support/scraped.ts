/** The metrics of a scrape: sample names with their label names, and the families' types. */
export interface Scraped {
  readonly samples: ReadonlyMap<string, ReadonlySet<string>>;
  readonly types: ReadonlyMap<string, string>;
}

/** Parses OpenMetrics 1.0 or Prometheus' text format. Throws on a line that is neither. */
export const readScrape = (text: string): Scraped => {
  const samples = new Map<string, Set<string>>();
  const types = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line === '' || line === '# EOF' || line.startsWith('# HELP ')) continue;
    const type = /^# TYPE (\w+) (counter|gauge|histogram)$/.exec(line);
    const sample = /^(\w+)(?:\{(.*)\})? (?:[0-9.e+-]+|NaN|[+-]Inf)$/.exec(line);
    if (type !== null) types.set(type[1]!, type[2]!);
    else if (sample === null) throw new Error(`not a line of a scrape: ${line}`);
    else {
      const labels = samples.get(sample[1]!) ?? new Set<string>();
      samples.set(sample[1]!, labels);
      for (const [, label] of (sample[2] ?? '').matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) labels.add(label!);
    }
  }
  return { samples, types };
};
