import type { FeedState, PublicFeed } from '@moisson/contracts';
import { said, type Bilingual, type Language } from '@moisson/kernel';
import { feedStates } from '@moisson/ui';
import { makeBadge } from 'badge-maker';

/** The answer that shields.io/badges/endpoint-badge reads. */
export interface ShieldsBadge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError?: true;
}

const LABEL: Bilingual = said('données ouvertes', 'open data');
const UNKNOWN: Bilingual = said('source inconnue', 'unknown source');
const COLOURS: Readonly<Record<FeedState, string>> = {
  fresh: 'brightgreen',
  late: 'yellow',
  held: 'yellow',
  stale: 'red',
  failing: 'red',
  paused: 'lightgrey',
  'never-read': 'lightgrey',
};

const FROZEN: Bilingual = said('figée', 'frozen');

/** Returns the badge of a feed, for the page of its city; without a feed, one that says so. */
export const badgeOf = (feed: Pick<PublicFeed, 'state' | 'frozen'> | undefined, language: Language): ShieldsBadge => {
  const label = LABEL[language];
  if (feed === undefined)
    return { schemaVersion: 1, label, message: UNKNOWN[language], color: 'lightgrey', isError: true };
  if (feed.frozen !== undefined) return { schemaVersion: 1, label, message: FROZEN[language], color: COLOURS.late };
  return { schemaVersion: 1, label, message: feedStates[feed.state]![language], color: COLOURS[feed.state] };
};

/** Returns the badge as an SVG image, with its text as its title. */
export const badgeSvg = ({ label, message, color }: ShieldsBadge): string =>
  makeBadge({ label, message, color, style: 'flat' });
