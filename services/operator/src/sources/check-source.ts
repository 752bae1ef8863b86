import type { SourceId } from '@moisson/contracts';
import { connectorOf, fetchOfSource, type ProbeReport } from '@moisson/domain';
import type { OperatorParts } from '../operator-parts.ts';
import { vaultOf } from '../credentials/vault-of.ts';
import { getSource } from './get-source.ts';

/** Probes the source, without reading all of it. Throws the problem that a run would have. */
export const checkSource = async (parts: OperatorParts, id: SourceId): Promise<ProbeReport> => {
  const source = await getSource(parts, id);
  const { crawlDelaySeconds, timeoutSeconds } = source.politeness;
  const signal = AbortSignal.timeout((timeoutSeconds + crawlDelaySeconds) * 1000);
  const fetch = fetchOfSource(
    { fetching: parts.fetching, vault: vaultOf(parts), uploads: parts.store.uploads },
    source,
    signal,
  );
  return connectorOf(parts.connectors, source).probe({ source, fetch, signal });
};
