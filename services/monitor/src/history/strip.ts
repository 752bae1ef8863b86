import type { FeedDay } from '@moisson/domain';
import { fillBoth, said, type Language } from '@moisson/kernel';
import { dayText, html, spellStates } from '@moisson/ui';
import { translate } from './texts.ts';

const HEIGHT = 10;
const LABEL = said(
  '{days|dernier jour|derniers jours}, dont {bad|jour avec un trouble|jours avec un trouble}.',
  'Last {days|day|days}, of which {bad|day with trouble|days with trouble}.',
);

/**
 * A strip of days as an image: one bar a day, in the colour of its worst state, with the day, the state and its reason as its title. Equal
 * days that follow each other are one bar. The image's own text says how many days were not fresh: colours alone say nothing to some readers.
 */
export const dayStrip = (days: readonly FeedDay[], language: Language) => {
  const bars = barsOf(days);
  const bad = days.filter(({ worst }) => worst !== undefined && !['fresh', 'paused'].includes(worst.state)).length;
  const label = fillBoth(LABEL, { days: days.length, bad })[language];
  return html`
    <svg
      class="strip"
      viewBox=${`0 0 ${days.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label=${label}
    >
      ${bars.map(
        ({ at, length, day }) =>
          html`<rect x=${at} y="0" width=${length} height=${HEIGHT} class=${`day ${day.worst?.state ?? 'no-data'}`}>
            <title>${titleOf(days.slice(at, at + length), language)}</title>
          </rect>`,
      )}
    </svg>
  `;
};

const titleOf = (days: readonly FeedDay[], language: Language): string => {
  const [first, last] = [days[0]!, days.at(-1)!];
  const dates = [first, ...(last === first ? [] : [last])].map(({ date }) => dayText(date, language)).join(' – ');
  const { worst } = first;
  return worst === undefined
    ? `${dates} · ${translate(language)('noData')}`
    : `${dates} · ${spellStates[worst.state]![language]} · ${worst.reason[language]}`;
};

interface Bar {
  readonly at: number;
  readonly length: number;
  readonly day: FeedDay;
}

const barsOf = (days: readonly FeedDay[]): readonly Bar[] => {
  const bars: Bar[] = [];
  days.forEach((day, at) => {
    const last = bars.at(-1);
    if (last !== undefined && alike(last.day, day)) bars[bars.length - 1] = { ...last, length: last.length + 1 };
    else bars.push({ at, length: 1, day });
  });
  return bars;
};

const alike = ({ worst: a }: FeedDay, { worst: b }: FeedDay): boolean =>
  a?.state === b?.state && a?.reason.fr === b?.reason.fr;
