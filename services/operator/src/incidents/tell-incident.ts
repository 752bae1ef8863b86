import { MAX_INCIDENT_UPDATES, type Incident } from '@moisson/contracts';
import type { Store } from '@moisson/domain';
import { MoissonError, said } from '@moisson/kernel';
import type { NewIncident, NewIncidentUpdate } from '@moisson/operations/operator-api';
import { randomBytes } from 'node:crypto';

type IncidentStore = Pick<Store, 'incidents' | 'registry' | 'polls'>;

/** Opens an incident. Throws `request.not-found` for a source that is not registered. */
export const openIncident = async (
  { incidents, registry, polls }: IncidentStore,
  { title, text, state, feeds }: NewIncident,
): Promise<Incident> => {
  for (const id of feeds)
    if ((await registry.get(id)) === undefined) throw new MoissonError('request.not-found', { what: `source ${id}` });
  const at = (await polls.now()).toISOString();
  // The date makes it easy to name, the rest makes it the only one.
  const id = `${at.slice(0, 10)}-${randomBytes(4).toString('hex')}`;
  const incident: Incident = {
    ...{ id, title, feeds: [...new Set(feeds)], state, createdAt: at, changedAt: at },
    updates: [{ at, state, text }],
  };
  await incidents.create(incident);
  return incident;
};

/** Says how an incident goes on. Throws `request.not-found`, and `request.conflict` if too much was said of it. */
export const updateIncident = async (
  { incidents, polls }: IncidentStore,
  id: string,
  { state, text }: NewIncidentUpdate,
): Promise<Incident> => {
  const at = (await polls.now()).toISOString();
  const changed = await incidents.update(id, (incident) => {
    if (incident.updates.length >= MAX_INCIDENT_UPDATES)
      throw new MoissonError('request.conflict', { detail: TOO_MANY });
    return { ...incident, state, changedAt: at, updates: [{ at, state, text }, ...incident.updates] };
  });
  if (changed === undefined) throw notThere(id);
  return changed;
};

export const notThere = (id: string): MoissonError => new MoissonError('request.not-found', { what: `incident ${id}` });

const TOO_MANY = said(
  `un incident a au plus ${MAX_INCIDENT_UPDATES} nouvelles; ouvrez-en un autre`,
  `an incident has at most ${MAX_INCIDENT_UPDATES} updates; open another one`,
);
