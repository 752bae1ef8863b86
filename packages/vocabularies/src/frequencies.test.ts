import { expect, test } from '@jest/globals';
import { frequencyUri } from './frequencies.ts';

test.each([
  [
    'DAILY',
    [
      'daily',
      'R/P1D',
      'P1D',
      'PT24H',
      'Quotidienne',
      'quotidien',
      'Chaque jour',
      'http://purl.org/cld/freq/daily',
      'http://inspire.ec.europa.eu/metadata-codelist/MaintenanceFrequency/daily',
    ],
  ],
  ['WEEKLY', ['R/P1W', 'R/P7D', 'P1W', 'weekly', 'Hebdomadaire', 'hebdomadaire.', 'toutes les semaines']],
  ['WEEKLY_2', ['R/P3.5D', 'semiweekly', 'http://purl.org/cld/freq/semiweekly', 'R/P0.5W']],
  ['WEEKLY_3', ['R/P0.33W', 'threeTimesAWeek', 'Three times a week']],
  ['BIWEEKLY', ['R/P2W', 'R/P14D', 'fortnightly', 'Biweekly', 'aux deux semaines', 'toutes les 2 semaines']],
  [
    'MONTHLY',
    [
      'R/P1M',
      'P1M',
      'Mensuelle',
      'mensuel',
      'MONTHLY',
      'http://publications.europa.eu/resource/authority/frequency/MONTHLY',
      'http://purl.org/cld/freq/monthly',
      'Chaque mois',
      'R5/P1M',
    ],
  ],
  ['MONTHLY_2', ['R/P0.5M', 'semimonthly', 'bimensuelle']],
  ['MONTHLY_3', ['R/P0.33M', 'threeTimesAMonth', 'R/P0,33M']],
  ['BIMONTHLY', ['R/P2M', 'bimonthly', 'bimestriel', 'aux deux mois']],
  ['QUARTERLY', ['R/P3M', 'quarterly', 'Trimestrielle', 'P3M']],
  ['ANNUAL_3', ['R/P4M', 'threeTimesAYear']],
  ['ANNUAL_2', ['R/P6M', 'semiannual', 'biannual', 'semestrielle', 'Semi-annuelle']],
  ['ANNUAL', ['R/P1Y', 'P12M', 'P365D', 'annual', 'Annuelle', 'yearly', 'chaque année']],
  ['BIENNIAL', ['R/P2Y', 'P24M', 'bisannuelle', 'tous les 2 ans']],
  ['TRIENNIAL', ['R/P3Y', 'triennale']],
  ['QUADRENNIAL', ['R/P4Y']],
  ['DECENNIAL', ['R/P10Y', 'décennale']],
  [
    'UPDATE_CONT',
    [
      'R/PT1S',
      'continuous',
      'En continu',
      'temps réel',
      'http://publications.europa.eu/resource/authority/frequency/CONT',
    ],
  ],
  ['HOURLY', ['R/PT1H', 'hourly', 'PT60M']],
  ['15MIN', ['PT15M']],
  ['IRREG', ['irregular', 'Irrégulière', 'http://purl.org/cld/freq/irregular']],
  ['AS_NEEDED', ['as needed', 'asNeeded', 'as_needed', 'Au besoin']],
  ['NOT_PLANNED', ['not planned', 'notPlanned', 'Non planifiée', 'not_planned']],
  ['NEVER', ['archives', 'jamais', 'never']],
] as const)('the frequency %s is known by its words, URIs and durations', (code, spellings) => {
  for (const given of spellings) expect([given, frequencyUri(given)?.split('/').at(-1)]).toEqual([given, code]);
});

test.each(['parfois', 'R/P', 'P', 'R/P7Y', '', 'http://exemple.invalid/', `P${'1'.repeat(4_000_000)}Y`])(
  'the frequency %.20j is not known',
  (given) => {
    expect(frequencyUri(given)).toBeUndefined();
  },
);
