import type { DatasetFreshness } from '@moisson/contracts';
import { defined, fillBoth, type Bilingual } from '@moisson/kernel';
import { expectationOf, realDays, type Expectation } from './deadlines.ts';
import type { FreshnessEvidence } from './evidence.ts';
import { findingsOf } from './findings.ts';
import { everyText, findingTexts, reasons } from './freshness-texts.ts';

export interface FreshnessInput extends FreshnessEvidence {
  /** When its sources were last read: what would have been seen later is unknown. Default: now. */
  readonly watchedUntil?: Date;
  readonly now: Date;
}

/** Updates that are enough to say that they come irregularly. */
const MIN_IRREGULAR = 8;

/**
 * Returns how fresh a dataset is, and how that is known. It is judged by when its content was seen to change, and by the date that the source
 * claims only where no rhythm was observed. With the same evidence it only gets older: fresh, late, stale.
 */
export const datasetFreshness = (input: FreshnessInput): DatasetFreshness => {
  const { declared, claimed, watchedSince, now } = input;
  const expectation = expectationOf(input, now);
  const { observed, deadlines, lastChange } = expectation;
  const next = deadlines?.next ?? (observed?.isRegular === true ? observed.next : undefined);
  return {
    ...judge(input, expectation),
    evidence: {
      watchedSince,
      updates: observed?.updates ?? new Set(changesSeen(input)).size,
      ...defined({ lastChangeAt: lastChange === undefined ? undefined : instant(lastChange), claimedAt: claimed }),
      ...defined({ comparedWith: deadlines?.basis }),
    },
    ...(declared?.kind === 'regular' ? { declaredDays: declared.days } : {}),
    ...(observed?.isRegular === true
      ? { observed: { days: observed.period, certainty: observed.certainty, calendar: observed.calendar } }
      : {}),
    ...(next === undefined || declared?.kind === 'never'
      ? {}
      : { next: { at: instant(next.at), from: instant(next.from), until: instant(next.until) } }),
    findings: findingsOf(input, expectation, now).map((code) => ({
      code,
      message: fillEvery(findingTexts[code], {
        declared: declared?.kind === 'regular' ? everyText(declared.days) : undefined,
        observed: observed && everyText(realDays(observed)),
      }),
    })),
  };
};

type Verdict = Pick<DatasetFreshness, 'state' | 'reason' | 'since'>;

const judge = (
  { declared, watchedUntil, now }: FreshnessInput,
  { observed, deadlines, lastChange }: Expectation,
): Verdict => {
  if (declared?.kind === 'never') return { state: 'no-rhythm', reason: reasons.never };
  if (declared?.kind === 'irregular') return { state: 'no-rhythm', reason: reasons.irregular };
  if (deadlines === undefined)
    return observed !== undefined && observed.updates >= MIN_IRREGULAR
      ? { state: 'no-rhythm', reason: reasons.seenIrregular }
      : { state: 'unknown', reason: reasons.tooLittle };
  const { basis, lateFrom, staleFrom } = deadlines;
  const seenUntil = Math.min(now.getTime(), watchedUntil?.getTime() ?? Infinity);
  const every =
    basis === 'observed'
      ? everyText(observed!.period, observed!.calendar)
      : everyText(declared?.kind === 'regular' ? declared.days : 1);
  const because = (reason: Bilingual): Bilingual => fillEvery(reason, { every });
  if (seenUntil >= staleFrom)
    return { state: 'stale', reason: because(reasons[`${basis}Stale`]), since: instant(staleFrom) };
  if (seenUntil >= lateFrom)
    return { state: 'late', reason: because(reasons[`${basis}Late`]), since: instant(lateFrom) };
  if (now.getTime() >= lateFrom) return { state: 'unknown', reason: reasons.unread, since: instant(lateFrom) };
  const reason = basis === 'observed' && observed!.inQuietSeason ? reasons.season : because(reasons[`${basis}Fresh`]);
  return { state: 'fresh', reason, ...defined({ since: lastChange === undefined ? undefined : instant(lastChange) }) };
};

const changesSeen = ({ changes, watchedSince }: FreshnessEvidence): readonly string[] =>
  changes.flatMap(({ at, kind }) => (kind !== 'claim' && at > watchedSince ? [at] : []));

/** Fills in texts of both languages. */
const fillEvery = (template: Bilingual, values: Readonly<Record<string, Bilingual | undefined>>): Bilingual =>
  fillBoth(template, defined(values) as Readonly<Record<string, Bilingual>>);

const instant = (at: number): string => new Date(at).toISOString();
