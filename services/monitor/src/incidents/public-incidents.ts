import { Incident, type SourceId } from '@moisson/contracts';
import { z } from 'zod';
import type { MonitorStore } from '../monitor-store.ts';

/** Incidents that are looked at: older ones are long resolved. */
const MAX_INCIDENTS = 100;
/** A resolved incident stays on the status page for two weeks. */
const SHOWN_MS = 14 * 86_400_000;

export const IncidentList = z.strictObject({ items: z.array(Incident) });

/** Returns the incidents told to the public, newest first. */
export const publicIncidents = (store: Pick<MonitorStore, 'incidents'>): Promise<readonly Incident[]> =>
  store.incidents.list(MAX_INCIDENTS);

/** Returns those that last or ended lately: of one feed and of all, or, without a feed, of any. */
export const shownIncidents = async (
  store: Pick<MonitorStore, 'incidents' | 'polls'>,
  sourceId?: SourceId,
): Promise<readonly Incident[]> => {
  const [incidents, now] = await Promise.all([publicIncidents(store), store.polls.now()]);
  const since = new Date(now.getTime() - SHOWN_MS).toISOString();
  return incidents.filter(
    ({ state, changedAt, feeds }) =>
      (state !== 'resolved' || changedAt >= since) &&
      (sourceId === undefined || feeds.length === 0 || feeds.includes(sourceId)),
  );
};
