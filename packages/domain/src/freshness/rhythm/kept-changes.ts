import type { ChangeEvidence } from './evidence.ts';

/** Changes that are kept of a dataset: some 10 KB at most. */
const MAX_CHANGES = 120;
/** The newest ones are kept as they are: the rhythm is that of the newest updates. */
const NEWEST = 60;
const HOUR = 3_600_000;

/**
 * Returns the changes to keep, oldest first. Of those within an hour the first and the last are enough. Of old ones, those leave that lie
 * closest to their neighbours, so that quiet seasons of earlier years stay visible.
 */
export const keptChanges = (changes: readonly ChangeEvidence[]): ChangeEvidence[] => {
  const sorted = [...changes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const kept = sorted.filter((change, index) => {
    const [before, after] = [sorted[index - 1], sorted[index + 1]];
    const isBetween = [before, after].every((one) => one?.kind === change.kind && one.file === change.file);
    return !isBetween || Date.parse(after!.at) - Date.parse(before!.at) > HOUR;
  });
  while (kept.length > MAX_CHANGES) kept.splice(leastTelling(kept), 1);
  return kept;
};

/** Returns the place of the old change whose neighbours lie closest to each other. Never the first one. */
const leastTelling = (kept: readonly ChangeEvidence[]): number => {
  let [place, least] = [1, Infinity];
  for (let at = 1; at < kept.length - NEWEST; at += 1) {
    const span = Date.parse(kept[at + 1]!.at) - Date.parse(kept[at - 1]!.at);
    if (span < least) [place, least] = [at, span];
  }
  return place;
};
