import { detect, protocols, readSourceSpec, type Detection } from '@moisson/connectors';
import { Politeness } from '@moisson/contracts';
import type { OperatorParts } from '../operator-parts.ts';
import { sourceOf } from './source-of.ts';

/** Seconds. A detection makes some twenty requests, mostly to one host, and a person waits for it. */
const [CRAWL_DELAY, ONE_REQUEST, ALL_REQUESTS] = [0.25, 10, 60];

/** Finds out what stands behind an address, before it is a source. Stores nothing. Aborts with `signal`. */
export const detectSource = async (
  { fetching }: OperatorParts,
  address: string,
  signal = AbortSignal.timeout(ALL_REQUESTS * 1000),
): Promise<Detection> => {
  const politeness = Politeness.parse({ crawlDelaySeconds: CRAWL_DELAY, timeoutSeconds: ONE_REQUEST });
  return detect(address, {
    protocols: protocols,
    fetch: fetching.forSource({ politeness }, signal),
    signal,
    sourceOf: (id, protocol, endpoint) =>
      sourceOf(readSourceSpec({ id, protocol, endpoint, politeness }), new Date().toISOString()),
  });
};
