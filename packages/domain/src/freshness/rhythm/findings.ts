import type { FreshnessFindingCode } from '@moisson/contracts';
import { claimedAt, realDays, WRONG_BY, type Expectation } from './deadlines.ts';
import { isChange, instantsOf, type FreshnessEvidence } from './evidence.ts';
import { observedRhythm } from './observed-rhythm.ts';

const DAY = 86_400_000;
/** A date in another time zone, or a clock that is fast, is no lie. */
const FUTURE_MS = 2 * DAY;
/** Moves of the date, without a change, after which they mean nothing. */
const MIN_TOUCHES = 5;
/** Without a list of these moves, the date must be this much newer than the last change. */
const MIN_LEAD_DAYS = 30;
/** Files that are compared; datasets with more are compared by these. */
const MAX_FILES = 50;

/** Returns what is wrong with the updates of a dataset, or with what is said of them. */
export const findingsOf = (
  evidence: FreshnessEvidence,
  expectation: Expectation,
  now: Date,
): readonly FreshnessFindingCode[] => {
  const tests: readonly [FreshnessFindingCode, boolean][] = [
    ['touched-unchanged', isTouched(evidence, expectation, now)],
    ['future-date', (claimedAt(evidence.claimed) ?? 0) > now.getTime() + FUTURE_MS],
    ['partial-update', isPartial(evidence, now)],
  ];
  const found = tests.flatMap(([code, isTrue]) => (isTrue ? [code] : []));
  // A date that moves says that there are changes which are not seen: then the declared frequency cannot be judged.
  const wrong = found.includes('touched-unchanged') ? undefined : wrongDeclaration(evidence, expectation);
  return wrong === undefined ? found : [wrong, ...found];
};

const wrongDeclaration = (
  { declared, resolutionMs = 0 }: FreshnessEvidence,
  { observed }: Expectation,
): FreshnessFindingCode | undefined => {
  if (declared?.kind !== 'regular' || observed?.isRegular !== true) return undefined;
  const days = realDays(observed);
  // What is read once a week cannot be seen to change each day.
  if (days >= WRONG_BY * Math.max(declared.days, resolutionMs / DAY)) return 'declared-too-often';
  return declared.days >= WRONG_BY * days ? 'declared-too-rarely' : undefined;
};

/** Whether its date moves and its content does not, for longer than it used to stay as it is. */
const isTouched = (
  { changes, claimed, declared, watchedSince }: FreshnessEvidence,
  { lastChange, observed }: Expectation,
  now: Date,
): boolean => {
  const since = lastChange ?? Date.parse(watchedSince);
  const usual = observed?.isRegular === true ? realDays(observed) : declared?.kind === 'regular' ? declared.days : 0;
  const touches = instantsOf(changes, ({ kind, at }) => kind === 'claim' && Date.parse(at) > since + DAY / 2);
  const last = touches.at(-1);
  if (last !== undefined && touches.length >= MIN_TOUCHES)
    return last - since >= Math.max(1.5 * usual, MIN_TOUCHES) * DAY;
  const said = claimedAt(claimed) ?? 0;
  return said <= now.getTime() + FUTURE_MS && said - since >= Math.max(WRONG_BY * usual, MIN_LEAD_DAYS) * DAY;
};

/** Whether one file is late by its own rhythm while another one is not. */
const isPartial = ({ changes, resolutionMs }: FreshnessEvidence, now: Date): boolean => {
  const files = [
    ...new Set(changes.flatMap(({ kind, file }) => (kind === 'file' && file !== undefined ? [file] : []))),
  ];
  if (files.length < 2) return false;
  const rhythms = files.slice(0, MAX_FILES).flatMap((file) => {
    const rhythm = observedRhythm(
      instantsOf(changes, (change) => isChange(change) && change.file === file),
      resolutionMs,
    );
    return rhythm?.isRegular === true ? [rhythm] : [];
  });
  const late = rhythms.filter(({ lateFrom }) => now.getTime() >= lateFrom).length;
  return late > 0 && late < rhythms.length;
};
