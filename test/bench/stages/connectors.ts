import { endpointOf } from '@moisson/connectors';
import type { Figures, Stage } from '../figure.ts';
import { benchCatalogues, figureNames } from '../connectors/readings.ts';
import { node, startSource } from '../start.ts';

interface Reading {
  readonly records: number;
  readonly seconds: number;
  readonly mib: number;
}

/** Each connector alone, beside the parser of its format alone on the same bytes, each in a process of its own. */
export const connectorsAlone: Stage = async ({ size }) => {
  let figures: Figures = {};
  for (const { name, protocol, path, most = size } of benchCatalogues) {
    const records = Math.min(size, most);
    process.stderr.write(`  ${name}: ${records} records\n`);
    const source = await startSource(records, protocol);
    const read = endpointOf(protocol, source.url + path);
    if (!('site' in read)) throw new Error(`${protocol} does not read ${source.url}${path}: ${read.fault.en}`);
    // The first reading makes the source's answers.
    await reading('read', protocol, read.site);
    const [cut, mapped] = [await reading('read', protocol, read.site), await reading('map', protocol, read.site)];
    const parsed = await reading('parse', protocol, read.site);
    for (const { records: seen } of [cut, mapped])
      if (seen !== records) throw new Error(`${name}: ${seen} of ${records} records were read`);
    const names = figureNames(name);
    const rate = (seconds: number) => ({ value: records / seconds, unit: 'records/s' }) as const;
    const measured: Figures = {
      [names.parse]: rate(parsed.seconds),
      [names.read]: rate(cut.seconds),
      [names.map]: rate(mapped.seconds),
      [names.memory]: { value: Math.max(cut.mib, mapped.mib), unit: 'MiB' },
    };
    // At once, because it takes long, and a failure of the next one would lose it.
    for (const [what, { value, unit }] of Object.entries(measured))
      process.stderr.write(`    ${what}: ${value.toPrecision(3)} ${unit}\n`);
    figures = { ...figures, ...measured };
    await source.stop();
  }
  return figures;
};

const reading = async (mode: string, protocol: string, endpoint: string): Promise<Reading> => {
  let text = '';
  for await (const chunk of node('connector-process.ts', [mode, protocol, endpoint]).stdout!) text += String(chunk);
  if (text === '') throw new Error(`${mode} of ${protocol} failed (see above)`);
  return JSON.parse(text) as Reading;
};
