import type { Silence } from '@moisson/contracts';
import type { AlertTrouble } from './trouble.ts';

/** Returns whether a silence holds at this instant. */
export const holdsAt = ({ from, until, endedAt }: Silence, now: Date): boolean => {
  const at = now.toISOString();
  return endedAt === undefined && from <= at && at < until;
};

/** Returns until when nobody is to be told of a trouble; undefined if somebody is. `active`: silences that hold now. */
const silencedUntil = (trouble: AlertTrouble, active: readonly Silence[]): string | undefined =>
  active
    .filter(({ match: { source, organization, host, kind } }) =>
      (
        [
          [source, trouble.source],
          [organization, trouble.organization],
          [host, trouble.host],
          [kind, trouble.kind],
        ] as const
      ).every(([wanted, given]) => wanted === undefined || wanted === given),
    )
    .map(({ until }) => until)
    .reduce<string | undefined>((last, until) => (last === undefined || until > last ? until : last), undefined);

/** Returns until when all of these troubles are silenced, at least; undefined if one of them is not. */
export const allSilencedUntil = (troubles: readonly AlertTrouble[], active: readonly Silence[]): string | undefined => {
  if (active.length === 0 || troubles.length === 0) return undefined;
  let first: string | undefined;
  for (const trouble of troubles) {
    const until = silencedUntil(trouble, active);
    if (until === undefined) return undefined;
    if (first === undefined || until < first) first = until;
  }
  return first;
};
