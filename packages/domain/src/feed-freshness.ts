import {
  problemCatalogue,
  type Bilingual,
  type Feed,
  type FeedState,
  type Problem,
  type RemovalHold,
  type Run,
  type Source,
  type SourceStatus,
} from '@moisson/contracts';
import { nextDue } from './due-time.ts';
import { CLOCK_TOLERANCE_MS } from './ports/polls.ts';

export interface FeedInput {
  readonly source: Source;
  readonly status: SourceStatus;
  readonly lastRun?: Run;
  readonly hold?: RemovalHold;
  readonly now: Date;
}

/** Failed polls in a row after which a feed is called failing rather than late. */
const FAILING_AFTER = 2;
/** Intervals without a complete run after which a feed is stale. */
const STALE_AFTER_INTERVALS = 3;
const MINUTE = 60_000;

/** How a source's feed stands. "Fresh" only with a complete run behind it that is not older than the schedule allows. */
export const feedFreshness = (input: FeedInput): Feed => {
  const { source, status } = input;
  const verdict = judge(input);
  return {
    sourceId: source.id,
    ...(source.name === undefined ? {} : { name: source.name }),
    ...(source.organization === undefined ? {} : { organization: source.organization }),
    ...verdict,
    ...(status.lastCompleteAt === undefined ? {} : { lastCompleteAt: status.lastCompleteAt }),
    ...(status.nextDueAt === undefined ? {} : { nextTryAt: status.nextDueAt }),
    records: status.records,
  };
};

const SEVERITIES = { error: 0, warning: 1, info: 2 } as const;
/** A cause explains more than its symptom: a wrong count, or an order that changes, more than the mismatch that follows. */
const SYMPTOMS: ReadonlySet<string> = new Set(['paging.count-mismatch', 'paging.count-changed', 'run.interrupted']);

/**
 * Lower explains more: severity first; then what is said of the whole answer, then symptoms, then what is said of one record.
 */
const rankOf = ({ severity, code }: Problem): number =>
  SEVERITIES[severity] * 10 + (code.startsWith('record.') ? 2 : SYMPTOMS.has(code) ? 1 : 0);

/** The problem that explains best why a run went wrong; of equals the first. */
const worstProblem = (problems: readonly Problem[]): Problem | undefined =>
  problems.reduce<Problem | undefined>(
    (worst, problem) => (worst === undefined || rankOf(problem) < rankOf(worst) ? problem : worst),
    undefined,
  );

type Verdict = Pick<Feed, 'state' | 'reason' | 'problem' | 'action' | 'since'>;

const judge = ({ source, status, lastRun, hold, now }: FeedInput): Verdict => {
  const cause = worstProblem(lastRun?.problems ?? []);
  const failing = status.consecutiveFailures > 0;
  if (source.state !== 'active') return notPolled(source);
  if (hold !== undefined) {
    const { message, action } = problemCatalogue[hold.reason];
    const counts = { fr: ` (${hold.records} sur ${hold.known})`, en: ` (${hold.records} of ${hold.known})` };
    const reason = {
      fr: `Des retraits attendent une décision${counts.fr}.`,
      en: `Removals wait for a decision${counts.en}.`,
    };
    return {
      state: 'held',
      reason: message.fr.includes('{') ? reason : message,
      problem: hold.reason,
      action,
      since: hold.createdAt,
    };
  }
  if (status.lastCompleteAt === undefined) {
    if (failing) return caused('failing', 'Jamais lue au complet', 'Never read in full', cause, status.failingSince);
    return plain('never-read', 'Pas encore lue.', 'Not read yet.', source.createdAt);
  }
  const age = ageOf(status.lastCompleteAt, source.schedule, now);
  if (age === 'stale')
    return failing
      ? caused(
          'stale',
          'Aucune lecture complète depuis longtemps',
          'No complete run for long',
          cause,
          status.lastCompleteAt,
        )
      : plain('stale', 'Aucune lecture complète depuis longtemps.', 'No complete run for long.', status.lastCompleteAt);
  if (status.consecutiveFailures >= FAILING_AFTER)
    return caused('failing', 'Les dernières lectures ont échoué', 'The last runs failed', cause, status.failingSince);
  if (age === 'unknown')
    return {
      state: 'late',
      reason: {
        fr: 'La dernière lecture complète est datée du futur : l’horloge a reculé depuis, et son âge est inconnu.',
        en: 'The last complete run is dated in the future: the clock was set back since, and its age is unknown.',
      },
    };
  if (age === 'late')
    return failing
      ? caused('late', 'La dernière lecture a échoué', 'The last run failed', cause, status.lastCompleteAt)
      : plain('late', 'La lecture prévue tarde.', 'The scheduled run is overdue.', status.lastCompleteAt);
  return plain('fresh', 'Lue au complet à temps.', 'Read in full on time.', status.lastCompleteAt);
};

const notPolled = (source: Source): Verdict => ({
  state: 'paused',
  reason:
    source.stateReason ??
    {
      draft: { fr: 'Brouillon : pas encore activée.', en: 'Draft: not active yet.' },
      active: { fr: 'Active.', en: 'Active.' },
      paused: { fr: 'En pause par décision d’un opérateur.', en: 'Paused by an operator.' },
      quarantined: { fr: 'En quarantaine.', en: 'Quarantined.' },
      retired: { fr: 'Retirée.', en: 'Retired.' },
    }[source.state],
  since: source.stateSince,
});

const plain = (state: FeedState, fr: string, en: string, since: string): Verdict => ({
  state,
  reason: { fr, en },
  since,
});

const caused = (
  state: FeedState,
  fr: string,
  en: string,
  cause: Problem | undefined,
  since: string | undefined,
): Verdict => ({
  state,
  reason: withCause({ fr, en }, cause),
  ...(cause === undefined ? {} : { problem: cause.code, action: cause.action }),
  ...(since === undefined ? {} : { since }),
});

const withCause = (text: Bilingual, cause: Problem | undefined): Bilingual =>
  cause === undefined
    ? { fr: `${text.fr}.`, en: `${text.en}.` }
    : { fr: `${text.fr} : ${cause.message.fr}`, en: `${text.en}: ${cause.message.en}` };

/**
 * Due times since the last complete run, with slack of half an interval and at least ten minutes. Unknown for a run of
 * the future: the clock was set back since.
 */
const ageOf = (lastCompleteAt: string, schedule: string, now: Date): 'fresh' | 'late' | 'stale' | 'unknown' => {
  if (Date.parse(lastCompleteAt) > now.getTime() + CLOCK_TOLERANCE_MS) return 'unknown';
  const due = nextDue(schedule, new Date(lastCompleteAt)).getTime();
  const interval = nextDue(schedule, new Date(due)).getTime() - due;
  const slack = Math.max(10 * MINUTE, interval / 2);
  if (now.getTime() <= due + slack) return 'fresh';
  return now.getTime() <= due + (STALE_AFTER_INTERVALS - 1) * interval + slack ? 'late' : 'stale';
};
