import {
  isDeparture,
  type Feed,
  type FeedState,
  type Hold,
  type Run,
  type Source,
  type SourceStatus,
} from '@moisson/contracts';
import { defined, type Problem, fillBoth, problemCatalogue, publicCause, said, type Bilingual } from '@moisson/kernel';
import { nextPoll } from '../harvesting/due-time.ts';
import { CLOCK_TOLERANCE_MS } from '../ports/polls.ts';

export interface FeedInput {
  readonly source: Source;
  readonly status: SourceStatus;
  readonly lastRun?: Run;
  readonly hold?: Hold;
  readonly now: Date;
}

/** Consecutive failed polls after which a feed is failing and no longer late. */
const FAILING_AFTER = 2;
/** Intervals without a complete run after which a feed is stale. */
const STALE_AFTER_INTERVALS = 3;
const MINUTE = 60_000;

/**
 * Returns the state of a source's feed. It is fresh only after a complete run that is not older than the schedule
 * allows.
 */
export const feedFreshness = (input: FeedInput): Feed => {
  const { source, status } = input;
  const verdict = judge(input);
  return {
    sourceId: source.id,
    ...defined({ name: source.name, organization: source.organization }),
    ...verdict,
    ...defined({
      lastCompleteAt: status.lastCompleteAt,
      lastFullAt: status.lastFullAt,
      quarantinedSince: source.state === 'active' ? status.quarantinedSince : undefined,
      nextTryAt: status.nextDueAt,
    }),
    records: status.records,
  };
};

const SEVERITIES = { error: 0, warning: 1, info: 2 } as const;
/**
 * Problems that another one usually causes: a changing order, for example, causes a wrong count. They explain less than
 * their cause.
 */
const SYMPTOMS: ReadonlySet<string> = new Set(['paging.count-mismatch', 'paging.count-changed', 'run.interrupted']);

/**
 * Ranks problems by how well they explain a failed run, best first: by severity, then problems of the whole answer,
 * then symptoms, then problems of one record.
 */
const rankOf = ({ severity, code }: Problem): number =>
  SEVERITIES[severity] * 10 + (code.startsWith('record.') ? 2 : SYMPTOMS.has(code) ? 1 : 0);

/** Returns the problem that best explains why a run failed; the first of equals. */
const worstProblem = (problems: readonly Problem[]): Problem | undefined =>
  problems.reduce<Problem | undefined>(
    (worst, problem) => (worst === undefined || rankOf(problem) < rankOf(worst) ? problem : worst),
    undefined,
  );

type Verdict = Pick<Feed, 'state' | 'reason' | 'detail' | 'problem' | 'action' | 'since'>;

const judge = ({ source, status, lastRun, hold, now }: FeedInput): Verdict => {
  const cause = worstProblem(lastRun?.problems ?? []);
  const failing = status.consecutiveFailures > 0;
  if (source.state !== 'active') return notPolled(source);
  if (hold !== undefined) return waiting(hold, lastRun);
  // A feed's state begins when its source became active, at the earliest: a paused or new source has no earlier state.
  const since = (instant: string | undefined): string | undefined =>
    instant === undefined || instant > source.stateSince ? instant : source.stateSince;
  if (status.lastCompleteAt === undefined) {
    if (failing)
      return caused('failing', said('Jamais lue au complet', 'Never read in full'), cause, since(status.failingSince));
    return plain('never-read', said('Pas encore lue.', 'Not read yet.'), since(source.createdAt));
  }
  const { age, lateFrom, staleFrom } = ageOf(status.lastCompleteAt, source, now);
  if (age === 'stale') {
    const text = said('Aucune lecture complète depuis longtemps', 'No complete run for long');
    return failing ? caused('stale', text, cause, since(staleFrom)) : plain('stale', stopped(text), since(staleFrom));
  }
  if (status.consecutiveFailures >= FAILING_AFTER) {
    const text = said('Les dernières lectures ont échoué', 'The last runs failed');
    return caused('failing', text, cause, since(status.failedAgainAt ?? status.failingSince));
  }
  if (age === 'unknown')
    return plain(
      'late',
      said(
        'La dernière lecture complète est datée du futur : l’horloge a reculé depuis, et son âge est inconnu.',
        'The last complete run is dated in the future: the clock was set back since, and its age is unknown.',
      ),
      undefined,
    );
  if (age === 'late')
    return failing
      ? caused('late', said('La dernière lecture a échoué', 'The last run failed'), cause, since(lateFrom))
      : plain('late', said('La lecture prévue tarde.', 'The scheduled run is overdue.'), since(lateFrom));
  return plain('fresh', lastRun?.reading === 'incremental' ? CHANGES_READ : ALL_READ, since(status.freshSince));
};

const ALL_READ = said('Lue au complet à temps.', 'Read in full on time.');
const CHANGES_READ = said(
  'Ce qui a changé a été lu à temps; la liste entière l’est à intervalles plus longs.',
  'What changed was read on time; the whole list is, at longer intervals.',
);

const waiting = (hold: Hold, lastRun: Run | undefined): Verdict => {
  const told = lastRun?.problems.find(({ code }) => code === hold.reason);
  return {
    state: 'held',
    reason: isDeparture(hold) ? DEPARTED : fillBoth(WAITING, { records: hold.records, known: hold.known }),
    ...(told === undefined ? {} : { detail: told.message }),
    problem: hold.reason,
    action: problemCatalogue[hold.reason].action,
    since: hold.createdAt,
  };
};
const WAITING = said(
  '{records|retrait attend|retraits attendent} une décision, sur {known|fiche|fiches}.',
  '{records|removal waits|removals wait} for a decision, of {known|record|records}.',
);

const DEPARTED = said(
  'La source ne ressemble plus à ce qu’elle est d’habitude : ce qui est montré est le dernier état accepté.',
  'The source no longer looks as it usually does: what is shown is the last state that was accepted.',
);

const notPolled = (source: Source): Verdict => ({
  state: 'paused',
  reason:
    source.stateReason ??
    {
      draft: said('Brouillon : pas encore activée.', 'Draft: not active yet.'),
      active: said('Active.', 'Active.'),
      paused: said('En pause par décision d’un opérateur.', 'Paused by an operator.'),
      retired: said('Retirée.', 'Retired.'),
    }[source.state],
  since: source.stateSince,
});

const plain = (state: FeedState, reason: Bilingual, since: string | undefined): Verdict => ({
  state,
  reason,
  ...defined({ since }),
});

const caused = (state: FeedState, text: Bilingual, cause: Problem | undefined, since: string | undefined): Verdict => {
  if (cause === undefined) return plain(state, stopped(text), since);
  const { fr, en } = publicCause(cause.code);
  return {
    ...plain(state, said(`${text.fr} : ${fr}.`, `${text.en}: ${en}.`), since),
    detail: cause.message,
    problem: cause.code,
    action: cause.action,
  };
};

const stopped = ({ fr, en }: Bilingual): Bilingual => said(`${fr}.`, `${en}.`);

interface Age {
  readonly age: 'fresh' | 'late' | 'stale' | 'unknown';
  /** When the feed became, or will become, late and stale. */
  readonly lateFrom?: string;
  readonly staleFrom?: string;
}

/**
 * Compares the time since the last complete run with the schedule, with a slack of half an interval and at least ten
 * minutes. Returns `unknown` for a run in the future: the clock was set back after it.
 */
const ageOf = (lastCompleteAt: string, source: Pick<Source, 'id' | 'schedule'>, now: Date): Age => {
  if (Date.parse(lastCompleteAt) > now.getTime() + CLOCK_TOLERANCE_MS) return { age: 'unknown' };
  const due = nextPoll(source, new Date(lastCompleteAt)).getTime();
  const interval = nextPoll(source, new Date(due)).getTime() - due;
  const late = due + Math.max(10 * MINUTE, interval / 2);
  const stale = late + (STALE_AFTER_INTERVALS - 1) * interval;
  return {
    age: now.getTime() <= late ? 'fresh' : now.getTime() <= stale ? 'late' : 'stale',
    lateFrom: new Date(late).toISOString(),
    staleFrom: new Date(stale).toISOString(),
  };
};
