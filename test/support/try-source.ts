import { connectors } from '@moisson/connectors';
import type { DryRunResult, Source } from '@moisson/contracts';
import { connectorOf } from '@moisson/domain';
import { dryRun } from '@moisson/harvester';
import type { EmbeddedLine } from '@moisson/standalone';
import { openScratch } from '@moisson/store';

/** Does a dry run of a source on an embedded line, with this many examples of each kind. */
export const trySource = async (line: EmbeddedLine, source: Source, samples = 10): Promise<DryRunResult> => {
  const { signal } = new AbortController();
  const scratch = await openScratch();
  try {
    const fetch = line.fetching.forSource(source, signal);
    const connector = connectorOf(connectors, source);
    return await dryRun(
      { store: line.store, connector, fetch, signal, maxRecords: 10_000, scratch: scratch.records, samples },
      source,
    );
  } finally {
    await scratch.close();
  }
};
