// Longer than 300 lines: one table, which is easier to check against its source in one piece.
import { byFoldedName, foldedWords, lastPart } from './fold.ts';

/** https://publications.europa.eu/resource/authority/frequency */
export const FREQUENCY_AUTHORITY = 'http://publications.europa.eu/resource/authority/frequency/';

/**
 * Codes of the EU's frequency table with the words of others: Données Québec, ISO 19115 (MD_MaintenanceFrequencyCode),
 * Dublin Core (purl.org/cld/freq), and plain French and English. `bimonthly` can mean twice a month; here it means
 * every two months, as in Dublin Core.
 */
const rows: readonly (readonly [string, readonly string[]])[] = [
  ['1MIN', ['every minute', 'chaque minute', 'toutes les minutes']],
  ['5MIN', ['every 5 minutes', 'aux 5 minutes', 'toutes les 5 minutes']],
  ['10MIN', ['every 10 minutes', 'aux 10 minutes', 'toutes les 10 minutes']],
  ['15MIN', ['every 15 minutes', 'aux 15 minutes', 'toutes les 15 minutes']],
  ['30MIN', ['every 30 minutes', 'aux 30 minutes', 'toutes les 30 minutes']],
  [
    'UPDATE_CONT',
    [
      'continuous',
      'continuously',
      'continual',
      'continually',
      'cont',
      'continu',
      'continue',
      'en continu',
      'continuellement',
      'real time',
      'realtime',
      'near real time',
      'temps reel',
      'en temps reel',
      'live',
    ],
  ],
  ['HOURLY', ['every hour', 'horaire', 'chaque heure', 'toutes les heures', 'aux heures']],
  ['BIHOURLY', ['every two hours', 'aux deux heures', 'toutes les deux heures']],
  ['TRIHOURLY', ['every three hours', 'aux trois heures', 'toutes les trois heures']],
  ['12HRS', ['every twelve hours', 'every 12 hours', 'toutes les 12 heures']],
  [
    'DAILY',
    [
      'every day',
      'each day',
      'quotidien',
      'quotidienne',
      'quotidiennement',
      'journalier',
      'journaliere',
      'chaque jour',
      'tous les jours',
      'une fois par jour',
      'once a day',
      'jour',
    ],
  ],
  ['DAILY_2', ['semidaily', 'twice a day', 'twice daily', 'deux fois par jour', 'biquotidien', 'biquotidienne']],
  [
    'WEEKLY',
    [
      'every week',
      'hebdomadaire',
      'hebdomadairement',
      'chaque semaine',
      'toutes les semaines',
      'une fois par semaine',
      'once a week',
      'semaine',
    ],
  ],
  ['WEEKLY_2', ['semiweekly', 'twice a week', 'bihebdomadaire', 'deux fois par semaine']],
  ['WEEKLY_3', ['threetimesaweek', 'three times a week', 'trois fois par semaine', 'trihebdomadaire']],
  [
    'BIWEEKLY',
    [
      'fortnightly',
      'every two weeks',
      'every 2 weeks',
      'aux deux semaines',
      'aux 2 semaines',
      'toutes les deux semaines',
      'toutes les 2 semaines',
      'quinzaine',
      'quinzomadaire',
    ],
  ],
  [
    'MONTHLY',
    [
      'every month',
      'mensuel',
      'mensuelle',
      'mensuellement',
      'chaque mois',
      'tous les mois',
      'une fois par mois',
      'once a month',
      'mois',
    ],
  ],
  ['MONTHLY_2', ['semimonthly', 'twice a month', 'bimensuel', 'bimensuelle', 'deux fois par mois']],
  ['MONTHLY_3', ['threetimesamonth', 'three times a month', 'trois fois par mois', 'trimensuel', 'trimensuelle']],
  [
    'BIMONTHLY',
    [
      'every two months',
      'every 2 months',
      'bimestriel',
      'bimestrielle',
      'aux deux mois',
      'aux 2 mois',
      'tous les deux mois',
      'tous les 2 mois',
    ],
  ],
  [
    'QUARTERLY',
    [
      'every quarter',
      'every three months',
      'every 3 months',
      'trimestriel',
      'trimestrielle',
      'trimestriellement',
      'chaque trimestre',
      'aux trois mois',
      'aux 3 mois',
      'tous les trois mois',
      'tous les 3 mois',
      'trimester',
    ],
  ],
  [
    'ANNUAL_3',
    [
      'threetimesayear',
      'three times a year',
      'triannual',
      'every four months',
      'every 4 months',
      'quadrimestriel',
      'quadrimestrielle',
      'aux quatre mois',
      'trois fois par an',
      'trois fois par annee',
    ],
  ],
  [
    'ANNUAL_2',
    [
      'semiannual',
      'semiannually',
      'semi annual',
      'semi annually',
      'biannual',
      'biannually',
      'half yearly',
      'twice a year',
      'every six months',
      'every 6 months',
      'semestriel',
      'semestrielle',
      'biannuel',
      'biannuelle',
      'semi annuel',
      'semi annuelle',
      'aux six mois',
      'aux 6 mois',
      'tous les six mois',
      'tous les 6 mois',
      'deux fois par an',
      'deux fois par annee',
      'semester',
    ],
  ],
  [
    'ANNUAL',
    [
      'annually',
      'yearly',
      'every year',
      'each year',
      'once a year',
      'annuel',
      'annuelle',
      'annuellement',
      'chaque annee',
      'tous les ans',
      'une fois par an',
      'une fois par annee',
      'year',
      'annee',
    ],
  ],
  [
    'BIENNIAL',
    [
      'biennially',
      'every two years',
      'every 2 years',
      'biennal',
      'biennale',
      'bisannuel',
      'bisannuelle',
      'aux deux ans',
      'aux 2 ans',
      'tous les deux ans',
      'tous les 2 ans',
    ],
  ],
  [
    'TRIENNIAL',
    [
      'triennially',
      'every three years',
      'every 3 years',
      'triennal',
      'triennale',
      'aux trois ans',
      'aux 3 ans',
      'tous les trois ans',
      'tous les 3 ans',
    ],
  ],
  [
    'QUADRENNIAL',
    [
      'every four years',
      'every 4 years',
      'quadriennal',
      'quadriennale',
      'aux quatre ans',
      'aux 4 ans',
      'tous les quatre ans',
      'tous les 4 ans',
    ],
  ],
  [
    'QUINQUENNIAL',
    [
      'every five years',
      'every 5 years',
      'quinquennal',
      'quinquennale',
      'aux cinq ans',
      'aux 5 ans',
      'tous les cinq ans',
      'tous les 5 ans',
    ],
  ],
  [
    'DECENNIAL',
    [
      'every ten years',
      'every 10 years',
      'decennal',
      'decennale',
      'aux dix ans',
      'aux 10 ans',
      'tous les dix ans',
      'tous les 10 ans',
    ],
  ],
  ['BIDECENNIAL', ['every twenty years', 'every 20 years', 'aux vingt ans', 'tous les vingt ans']],
  ['TRIDECENNIAL', ['every thirty years', 'every 30 years', 'aux trente ans', 'tous les trente ans']],
  [
    'IRREG',
    [
      'irregular',
      'irregularly',
      'irregulier',
      'irreguliere',
      'occasional',
      'occasionally',
      'occasionnel',
      'occasionnelle',
      'ad hoc',
      'ponctuel',
      'ponctuelle',
      'variable',
      'sporadic',
      'sporadique',
    ],
  ],
  [
    'AS_NEEDED',
    [
      'asneeded',
      'as required',
      'when needed',
      'on demand',
      'au besoin',
      'si necessaire',
      'selon les besoins',
      'sur demande',
      'periodic as needed',
    ],
  ],
  [
    'NOT_PLANNED',
    [
      'notplanned',
      'none planned',
      'unplanned',
      'no update planned',
      'non planifie',
      'non planifiee',
      'non prevue',
      'non prevu',
      'aucune mise a jour prevue',
      'aucune',
      'none',
    ],
  ],
  [
    'NEVER',
    [
      'archive',
      'archives',
      'archived',
      'jamais',
      'static',
      'statique',
      'once',
      'one time',
      'une fois',
      'une seule fois',
      'discontinued',
      'historique',
      'no longer updated',
    ],
  ],
  ['OTHER', ['autre', 'other frequency']],
  [
    'UNKNOWN',
    [
      'inconnu',
      'inconnue',
      'not known',
      'unspecified',
      'non specifie',
      'non specifiee',
      'notspecified',
      'indeterminee',
      'undefined',
    ],
  ],
];
const byName = byFoldedName(rows.map(([code, names]) => [code, [code, code.replace('_', ''), ...names]] as const));

const HOUR = 3600;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;
const MONTH = YEAR / 12;
/** The interval of each code in seconds. ISO 8601 durations are looked up by length (DCAT-US writes R/P0.33M). */
export const frequencyLengths: readonly (readonly [string, number])[] = [
  ['1MIN', 60],
  ['5MIN', 300],
  ['10MIN', 600],
  ['15MIN', 900],
  ['30MIN', 1800],
  ['HOURLY', HOUR],
  ['BIHOURLY', 2 * HOUR],
  ['TRIHOURLY', 3 * HOUR],
  ['12HRS', 12 * HOUR],
  ['DAILY', DAY],
  ['WEEKLY_3', (7 / 3) * DAY],
  ['WEEKLY_2', 3.5 * DAY],
  ['WEEKLY', 7 * DAY],
  ['MONTHLY_3', MONTH / 3],
  ['BIWEEKLY', 14 * DAY],
  ['MONTHLY_2', MONTH / 2],
  ['MONTHLY', MONTH],
  ['BIMONTHLY', 2 * MONTH],
  ['QUARTERLY', 3 * MONTH],
  ['ANNUAL_3', 4 * MONTH],
  ['ANNUAL_2', 6 * MONTH],
  ['ANNUAL', YEAR],
  ['BIENNIAL', 2 * YEAR],
  ['TRIENNIAL', 3 * YEAR],
  ['QUADRENNIAL', 4 * YEAR],
  ['QUINQUENNIAL', 5 * YEAR],
  ['DECENNIAL', 10 * YEAR],
  ['BIDECENNIAL', 20 * YEAR],
  ['TRIDECENNIAL', 30 * YEAR],
];

/**
 * Returns a frequency's URI in the EU's table, by code, word, URI of another vocabulary or ISO 8601 duration; undefined
 * if it is unknown.
 */
export const frequencyUri = (given: string): string | undefined => {
  if (given.length > 300) return undefined;
  const text = given.trim();
  const code = byDuration(text) ?? byName.get(foldedWords(lastPart(text)));
  return code === undefined ? undefined : FREQUENCY_AUTHORITY + code;
};

/** The URI for an unknown frequency. */
export const UNKNOWN_FREQUENCY = `${FREQUENCY_AUTHORITY}UNKNOWN`;

const DURATION =
  /^(?:R\d*\/)?P(?:([\d.]{1,9})Y)?(?:([\d.]{1,9})M)?(?:([\d.]{1,9})W)?(?:([\d.]{1,9})D)?(?:T(?:([\d.]{1,9})H)?(?:([\d.]{1,9})M)?(?:([\d.]{1,9})S)?)?$/i;
const UNITS = [YEAR, MONTH, 7 * DAY, DAY, HOUR, 60, 1];
/** 0.33 months or 0.5 weeks are rounded: lengths that differ by less than this share are equal. */
const TOLERANCE = 0.012;

const byDuration = (text: string): string | undefined => {
  const parts = DURATION.exec(text.replaceAll(',', '.'));
  if (parts === null) return undefined;
  const seconds = UNITS.reduce((sum, unit, at) => sum + unit * Number(parts[at + 1] ?? 0), 0);
  if (!(seconds > 0)) return undefined;
  if (seconds < 60) return 'UPDATE_CONT';
  return frequencyLengths.find(([, length]) => Math.abs(seconds - length) <= TOLERANCE * length)?.[0];
};
