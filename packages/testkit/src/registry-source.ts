import { Source, type Quota } from '@moisson/contracts';
import { aSource } from './builders.ts';

const quota: Quota = { maxRecords: 100_000, maxBytes: 1_000_000 };

/** Returns a registry source with every field set: no public answer may have its shape. */
export const registrySource = (): Source =>
  aSource({
    speaksFor: ['societe-de-transport-de-laval'],
    options: { filter: 'organization:laval' },
    stateReason: { fr: 'En pause.', en: 'Paused.' },
    quota,
    contact: { name: 'Équipe des données', email: 'donnees@laval.quebec' },
    mapping: { values: [], rename: [{ from: 'periodicite', to: 'accrualPeriodicity' }], defaults: [] },
    owner: { kind: 'console' },
    revision: 2,
    hasCredentials: true,
    state: 'paused',
    unknowns: ['?'],
  });
