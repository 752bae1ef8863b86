import { MoissonError } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { exportedDatasets } from '../exports/exported-datasets.ts';
import type { Exported } from '../exports/export-format.ts';
import { exportFormats } from '../exports/export-formats.ts';
import type { PortalContext } from '../portal-context.ts';
import type { Site } from '../rdf/dataset-form.ts';
import { NightChanges } from './night-changes.ts';
import { NightWriter } from './night-writer.ts';
import { INDEX, type NightFolder } from './night-folder.ts';
import type { IndexLine, Night, NightChange, NightFile } from './public-night.ts';

export interface NightParts {
  readonly context: Pick<PortalContext, 'store' | 'search'>;
  readonly folder: NightFolder;
  readonly site: Site;
  readonly maxMebibytes: number;
  /** Called after each hundred datasets. What it throws ends the writing. */
  readonly alive: () => Promise<void>;
}

const CHANGES = 'changes.ndjson.gz';
/** Formats that compress what they hold. */
const COMPRESSED: readonly string[] = ['parquet'];

/**
 * Writes the whole catalogue once, in all forms at the same time, so that they hold the same; publishes it, and returns its manifest. The
 * catalogue is read in the order of ids, a hundred datasets at a time. If it throws, nothing is published, and what is there stays.
 */
export const writeNight = async (name: string, at: Date, parts: NightParts): Promise<Night> => {
  const { folder, context } = parts;
  const feed = { id: await context.store.changeFeed.identity(), ...(await context.store.changeFeed.end()) };
  let [dir, changes]: [string | undefined, NightChanges | undefined] = [undefined, undefined];
  const writers = new Map<string, NightWriter>();
  try {
    dir = await folder.begin();
    const take = limited(folder.dir, parts.maxMebibytes);
    const create = async (file: string): Promise<NightWriter> => {
      const writer = await NightWriter.create(folder.disk, join(dir!, file), take);
      writers.set(file, writer);
      return writer;
    };
    const outputs = [];
    for (const { extension, contentType, encoder } of exportFormats) {
      const file = `datasets.${extension}${COMPRESSED.includes(extension) ? '' : '.gz'}`;
      outputs.push({ file, contentType, encoder: encoder(parts.site), writer: await create(file) });
    }
    const [index, changed] = [await create(INDEX), await create(CHANGES)];
    const [last] = await folder.nights();
    // Without an index to compare with, all datasets are new ones.
    const before = last !== undefined && (await folder.isIntact(last)) ? last : undefined;
    const compared = (changes = new NightChanges(before === undefined ? none() : folder.index(before)));
    const counts = { create: 0, update: 0, delete: 0 };
    const note = async (some: readonly NightChange[]): Promise<void> => {
      for (const { change } of some) counts[change] += 1;
      await changed.write(lines(some));
    };
    let datasets = 0;
    for await (const list of exportedDatasets(context, {})) {
      datasets += list.length;
      for (const { encoder, writer } of outputs) {
        await writer.write(encoder.part(list));
        await nextTurn();
      }
      const entries = list.map(entryOf);
      await index.write(lines(entries));
      for (const entry of entries) await note(await compared.upTo(entry));
      await parts.alive();
    }
    for await (const deleted of compared.rest()) await note([deleted]);
    const files: NightFile[] = [];
    for (const { encoder, writer, file, contentType } of outputs) {
      await writer.write(encoder.end());
      const mediaType = file.endsWith('.gz') ? 'application/gzip' : contentType;
      files.push({ name: file, mediaType, ...(await writer.end()), rows: datasets });
    }
    const rows = { [INDEX]: datasets, [CHANGES]: counts.create + counts.update + counts.delete };
    for (const [file, count] of Object.entries(rows))
      files.push({ name: file, mediaType: 'application/gzip', ...(await writers.get(file)!.end()), rows: count });
    const night: Night = {
      ...{ name, at: at.toISOString(), datasets, feed: { id: feed.id, number: feed.number } },
      ...(before === undefined ? {} : { since: before.name }),
      ...{ changes: counts, files },
    };
    await parts.alive();
    await folder.publish(dir, night);
    return night;
  } catch (error) {
    await changes?.end().catch(() => undefined);
    for (const writer of writers.values()) await writer.abandon();
    if (dir !== undefined) await folder.disk.remove(dir).catch(() => undefined);
    throw error;
  }
};

const entryOf = (dataset: Exported): IndexLine => ({
  id: dataset.id,
  sha256: createHash('sha256').update(JSON.stringify(dataset)).digest('hex'),
});

const lines = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

/** The index of a night that there is not. */
async function* none(): AsyncGenerator<IndexLine> {}

/** Returns what counts bytes. It throws `disk.limit-reached` for more than all nights together may take. */
const limited = (file: string, limit: number): ((bytes: number) => void) => {
  let left = limit * 1024 * 1024;
  return (bytes) => {
    left -= bytes;
    if (left < 0) throw new MoissonError('disk.limit-reached', { file, limit, setting: 'MOISSON_EXPORTS_MAX_MIB' });
  };
};
