import type { Source } from '@moisson/contracts';
import { connectorOf, uploadedFetch, type Connectors, type ProbeReport, type Store } from '@moisson/domain';

/** Long enough for any file of the largest size. */
const PROBE_SECONDS = 60;

/** Returns how the list of a source is understood. Throws the problem of reading it. */
export const readUpload = (
  connectors: Connectors,
  source: Source,
  uploads: Pick<Store['uploads'], 'get'>,
): Promise<ProbeReport> =>
  connectorOf(connectors, source).probe({
    ...{ source, fetch: uploadedFetch(uploads, source) },
    signal: AbortSignal.timeout(PROBE_SECONDS * 1000),
  });
