import { connectors } from '@moisson/connectors';
import type { DryRunProgress, DryRunResult, Source } from '@moisson/contracts';
import { connectorOf } from '@moisson/domain';
import { dryRun } from '@moisson/harvester';
import type { EmbeddedLine } from '@moisson/standalone';
import { openScratch } from '@moisson/store';

/** Does a dry run of a source on an embedded line, with this many examples of each kind; `seen` is called with each phase. */
export const trySource = async (
  line: EmbeddedLine,
  source: Source,
  samples = 10,
  seen: (phase: DryRunProgress['phase']) => void = () => undefined,
): Promise<DryRunResult> => {
  const { signal } = new AbortController();
  const scratch = await openScratch();
  try {
    const fetch = line.fetching.forSource(source, signal);
    const connector = connectorOf(connectors, source);
    return await dryRun(
      {
        store: line.store,
        connector,
        fetch,
        signal,
        maxRecords: 10_000,
        scratch,
        samples,
        progress: async ({ phase }) => seen(phase),
      },
      source,
    );
  } finally {
    await scratch.close();
  }
};
