import {
  isDeparture,
  REPORT_DAYS,
  type Feed,
  type Hold,
  type RemovalHold,
  type RemovalPolicy,
  type Report,
} from '@moisson/contracts';
import { defined, said, type Bilingual } from '@moisson/kernel';
import { MAX_OPEN_OF_CAUSE } from '../dead-letters/file-dead-letters.ts';

/** What happens to a matter that nobody decides. */
export interface Otherwise {
  readonly otherwise: Bilingual;
  /** When it happens, at the earliest, ISO 8601; absent if it is so from now on. */
  readonly by?: string;
}

const DAY_MS = 24 * 3_600_000;

/** Of a hold: the rules are `planRemovals` and `judgeRun`. `policy`: that of its source, if the source is still known. */
export const ifHoldWaits = (hold: Hold, policy: RemovalPolicy | undefined): Otherwise =>
  isDeparture(hold) ? { otherwise: texts.departure } : ifRemovalsWait(hold, policy);

const ifRemovalsWait = (
  { reason, gone = 0, records, createdAt }: RemovalHold,
  policy: RemovalPolicy | undefined,
): Otherwise => {
  const days = policy?.patienceDays ?? 0;
  // Another address does not know the former keys: what it says of them proves nothing.
  if (days === 0 || reason === 'removal.baseline-changed') return { otherwise: texts.stay };
  if (gone === 0) return { otherwise: texts.untilGone(days) };
  return {
    otherwise: texts.gone(Math.min(gone, records), records, days),
    by: new Date(Date.parse(createdAt) + days * DAY_MS).toISOString(),
  };
};

/** Of a quarantined feed. */
export const ifQuarantineLasts = ({ nextTryAt }: Pick<Feed, 'nextTryAt'>): Otherwise => ({
  otherwise: nextTryAt === undefined ? texts.quarantine : texts.nextTry,
  ...defined({ by: nextTryAt }),
});

/** Of the open dead letters of one cause. Letters that are filed never expire; those beyond the limit are not filed. */
export const ifLettersWait = (letters: number): Otherwise => ({
  otherwise: letters < MAX_OPEN_OF_CAUSE ? texts.letters : texts.tooManyLetters,
});

/** Of what visitors reported about a dataset: the oldest report goes first. */
export const ifReportsWait = ({ expiresAt }: Pick<Report, 'expiresAt'>): Otherwise => ({
  otherwise: texts.reports,
  by: expiresAt,
});

/** Of two datasets that may be one. */
export const ifMergeWaits: Otherwise = {
  otherwise: said(
    'Ils restent deux jeux distincts. La suggestion attend tant que les deux existent.',
    'They stay two datasets. The suggestion waits for as long as both exist.',
  ),
};

const LETTERS = {
  fr: 'Ces fiches restent à leur version d’avant, jusqu’à ce que leur source les change de nouveau. Ces lettres n’expirent pas : leurs originaux sont gardés ici jusqu’à une décision.',
  en: 'These records stay at the version before, until their source changes them again. These letters do not expire: their originals are kept here until somebody decides.',
};

const QUARANTINE = {
  fr: 'La source est essayée une fois par jour; dès qu’elle répond, la quarantaine se lève. Ses fiches restent au catalogue.',
  en: 'The source is tried once a day; as soon as it answers, the quarantine ends. Its records stay in the catalogue.',
};

const texts = {
  departure: said(
    'Rien de ce flux n’est publié : ses fiches restent à leur dernier état et vieillissent, sans limite de temps. La retenue se lève d’elle-même si le flux reprend son aspect d’avant.',
    'Nothing of this feed is published: its records stay as they were and grow old, without a limit of time. The hold ends by itself if the feed looks as it did before.',
  ),
  stay: said(
    'Ces fiches restent au catalogue, sans limite de temps, jusqu’à ce que la source les montre de nouveau.',
    'These records stay in the catalogue, without a limit of time, until the source shows them again.',
  ),
  untilGone: (days: number) =>
    said(
      `Ces fiches restent au catalogue, jusqu’à ce que la source les montre de nouveau. Celles dont la source en vient à dire, ${days} jours durant, qu’elles n’existent plus seront retirées.`,
      `These records stay in the catalogue, until the source shows them again. Those of which the source comes to say for ${days} days that they no longer exist will be removed.`,
    ),
  gone: (gone: number, records: number, days: number) =>
    said(
      `La source dit de ${gone} fiches sur ${records} qu’elles n’existent plus : si elle le redit ${days} jours durant, elles sont retirées sans décision. Les autres restent au catalogue. Au plus tôt`,
      `Of ${gone} records out of ${records} the source says that they no longer exist: if it says so for ${days} days, they are removed without a decision. The others stay in the catalogue. At the earliest`,
    ),
  quarantine: said(QUARANTINE.fr, QUARANTINE.en),
  nextTry: said(`${QUARANTINE.fr} Prochain essai`, `${QUARANTINE.en} Next try`),
  reports: said(
    `Rien ne change dans le catalogue. Chaque signalement est effacé ${REPORT_DAYS.undecided} jours après son arrivée : le plus ancien,`,
    `Nothing changes in the catalogue. Each report is deleted ${REPORT_DAYS.undecided} days after it came: the oldest one`,
  ),
  letters: said(LETTERS.fr, LETTERS.en),
  tooManyLetters: said(
    `${LETTERS.fr} Mais il y en a ${MAX_OPEN_OF_CAUSE} : les suivantes de cette cause ne sont plus classées ici, et quittent le journal à la fin de son délai (MOISSON_DEAD_LETTER_RETENTION_HOURS, ou celui du sujet dans Kafka).`,
    `${LETTERS.en} But there are ${MAX_OPEN_OF_CAUSE}: later ones of this cause are not filed here, and leave the log at the end of its retention (MOISSON_DEAD_LETTER_RETENTION_HOURS, or that of the topic in Kafka).`,
  ),
} as const;
