import { Source, type Quota } from '@moisson/contracts';
import { aSource } from './builders.ts';

const quota: Quota = { maxRecords: 100_000, maxBytes: 1_000_000 };

/** A source of the registry with every field set: what no public answer may be. */
export const registrySource = (): Source =>
  aSource({
    speaksFor: ['societe-de-transport-de-laval'],
    options: { filter: 'organization:laval' },
    stateReason: { fr: 'En pause.', en: 'Paused.' },
    quota,
    state: 'paused',
    unknowns: ['?'],
  });
