import type { DatasetFreshness } from '@moisson/contracts';
import { dateOf, daysUntil } from '@moisson/domain';
import { fillBoth, said, type Language } from '@moisson/kernel';
import { html, link, named, showDate, showInstant } from '@moisson/ui';
import type { DatasetUpdates } from './read-freshness.ts';
import { stateNames, translate } from './texts.ts';

const DAYS = 364;
const HEIGHT = 10;
const WEEKS = said(
  'Les douze derniers mois : {weeks|semaine avec un changement|semaines avec un changement}.',
  'The last twelve months: {weeks|week with a change|weeks with a change}.',
);

/**
 * Returns how fresh a dataset is: its state and why, the weeks in which it changed, and when it is expected to change next. `calendar`: the
 * address of its calendar.
 */
export const freshnessPanel = ({ freshness, history, now }: DatasetUpdates, language: Language, calendar: string) => {
  const t = translate(language);
  const { state, reason, since, evidence, next, findings } = freshness;
  const changes = history?.changes.flatMap(({ at, kind }) => (kind === 'claim' ? [] : [at])) ?? [];
  return html`
    <div class="panel">
      <p><span class=${`state ${STYLES[state]}`}>${stateNames[state][language]}</span>${' '}${reason[language]}</p>
      ${weekStrip(changes, now, language)}
      <p class="meta">
        ${
          evidence.lastChangeAt === undefined
            ? undefined
            : html`${named(t('lastChange'), language)}${showInstant(evidence.lastChangeAt, language)}${' · '}`
        }
        ${t('watchedSince')}${' '}${showInstant(evidence.watchedSince, language)}
        ${
          since === undefined || state === 'fresh'
            ? undefined
            : html`${' · '}${named(stateNames[state][language], language)}${showInstant(since, language)}`
        }
      </p>
      ${next === undefined ? undefined : nextUpdate(next, language, calendar)}
      ${
        findings.length === 0
          ? undefined
          : html`<ul>
              ${findings.map(({ message }) => html`<li>${message[language]}</li>`)}
            </ul>`
      }
    </div>
  `;
};

const nextUpdate = (
  { at, from, until }: NonNullable<DatasetFreshness['next']>,
  language: Language,
  calendar: string,
) => {
  const t = translate(language);
  const [day, first, last] = [at, from, until].map((instant) => showDate(dateOf(new Date(instant)), language));
  return html`<p>
    ${named(t('next'), language)}<strong>${day}</strong> ${
      first === last
        ? undefined
        : html`${' '}<span class="meta">(${t('between')}${' '}${first}${' '}${t('and')}${' '}${last})</span>`
    }
    ${' · '}<a href=${link(calendar, language)}>${t('calendar')}</a>
  </p>`;
};

/** The colours are those of feeds. */
const STYLES = { fresh: 'fresh', late: 'late', stale: 'stale', 'no-rhythm': 'paused', unknown: 'never-read' } as const;

/** A bar for each week with a change, over the last twelve months. The image's own text says how many there are. */
const weekStrip = (changes: readonly string[], now: Date, language: Language) => {
  if (changes.length === 0) return undefined;
  const days = daysUntil(now, DAYS);
  const weeks = Array.from({ length: DAYS / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7)).map((week) => ({
    date: week[0]!.date,
    isChanged: changes.some((at) => at >= week[0]!.start.toISOString() && at < week.at(-1)!.end.toISOString()),
  }));
  const label = fillBoth(WEEKS, { weeks: weeks.filter(({ isChanged }) => isChanged).length })[language];
  return html`
    <svg
      class="strip"
      viewBox=${`0 0 ${weeks.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label=${label}
    >
      ${weeks.map(({ date, isChanged }, at) =>
        isChanged
          ? html`<rect x=${at} y="0" width="1" height=${HEIGHT} class="day fresh">
              <title>${showDate(date, language)} · ${translate(language)('changed')}</title>
            </rect>`
          : undefined,
      )}
    </svg>
  `;
};
