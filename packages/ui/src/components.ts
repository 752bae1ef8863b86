import { type Dataset, type Feed, type PublicFeed, type Run } from '@moisson/contracts';
import { inLanguage, type Language } from '@moisson/kernel';
import { beginning, link, shortInstant, showDate, showDay } from './format.ts';
import { html } from './html.ts';
import { langOf, sourceText } from './source-text.ts';
import { feedMeanings, feedStates, outcomes, readings } from './feed-texts.ts';
import { counter } from './nouns.ts';
import { translator } from './texts.ts';

export const searchForm = (language: Language, query = '') => {
  const t = translator(language);
  return html`
    <form class="search" action="/datasets" method="get" role="search">
      <input
        type="search"
        name="q"
        value=${query}
        aria-label=${t('searchLabel')}
        maxlength="500"
        placeholder=${t('searchLabel')}
      />
      ${language === 'en' ? html`<input type="hidden" name="lang" value="en" />` : undefined}
      <button type="submit">${t('search')}</button>
    </form>
    <p class="hint">${t('searchHint')}</p>
  `;
};

export const feedBadge = (feed: Pick<Feed, 'state'>, language: Language) =>
  html`<span class=${`state ${feed.state}`}>${feedStates[feed.state]![language]}</span>`;

const outcomeBadge = (outcome: string, language: Language) =>
  html`<span class=${`state ${outcome}`}>${outcomes[outcome]![language]}</span>`;

/** How a run ended, and what it read; a run of an older version does not say the latter. */
export const runOutcome = ({ outcome, reading }: Pick<Run, 'outcome' | 'reading'>, language: Language) =>
  html`${outcomeBadge(outcome, language)}
  ${reading === undefined ? undefined : html`<span class="meta">${readings[reading][language]}</span>`}`;

/** A dataset in a list. `date`: when we saw its last change, or the modification date that its source claims, which may differ widely. */
export const datasetCard = (dataset: Dataset, language: Language, date: 'seen' | 'claimed') => {
  const t = translator(language);
  const description = inLanguage(dataset.description ?? {}, language);
  const formats = [
    ...new Set(dataset.distribution.map(({ format }) => format).filter((format) => format !== undefined)),
  ];
  const { modified, changedAt, organization } = dataset;
  return html`
    <li>
      <h3>
        <a href=${link(`/datasets/${dataset.id}`, language)} lang=${langOf(dataset.title, language)}
          >${inLanguage(dataset.title, language)}</a
        >
      </h3>
      <p class="meta">
        ${organization === undefined ? undefined : html`${organization.name}${' · '}`}
        ${
          date === 'claimed' && modified !== undefined
            ? html`${t('modifiedSays')} ${showDate(modified, language)}`
            : html`${t('changeSeen')} ${showDay(changedAt, language)}`
        }
      </p>
      ${
        description === ''
          ? undefined
          : html`<p lang=${langOf(dataset.description ?? {}, language)}>${beginning(description, 240)}</p>`
      }
      <ul class="chips">
        ${formats.slice(0, 8).map((format) => html`<li class="chip">${format}</li>`)}
      </ul>
    </li>
  `;
};

/**
 * A table: the first column is the header of its row. Wide tables scroll by themselves, also by keyboard; on a telephone each row becomes a
 * card with labelled cells. ARIA roles are written out, because browsers drop the table roles when it is displayed as cards. `kind`: a
 * class for the widths of its columns.
 */
export const table = (
  label: string,
  heads: readonly string[],
  rows: readonly (readonly unknown[])[],
  kind = '',
) => html`
  <div class=${`table ${kind}`} role="region" aria-label=${label} tabindex="0">
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([first, ...cells]) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">${first}</th>
              ${cells.map(
                (cell, at) =>
                  html`<td
                    role="cell"
                    class=${typeof cell === 'number' ? 'number' : undefined}
                    data-label=${heads[at + 1]}
                  >
                    ${cell}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
`;

/** Says since when a source is quarantined, and when it is tried next; undefined if it is not. */
export const quarantineNote = (
  { quarantinedSince, nextTryAt }: Pick<Feed, 'quarantinedSince' | 'nextTryAt'>,
  language: Language,
) => {
  if (quarantinedSince === undefined) return undefined;
  const t = translator(language);
  const next = nextTryAt === undefined ? undefined : html`, ${t('nextProbe')} ${shortInstant(nextTryAt, language)}`;
  return html`<p class="meta quarantine">
    ${t('quarantinedSince')} ${shortInstant(quarantinedSince, language)}${next}
  </p>`;
};

/** Says that the content of a feed is frozen, and when it last changed; undefined if it moves as usual. */
export const frozenNote = ({ frozen }: Pick<PublicFeed, 'frozen'>, language: Language) =>
  frozen === undefined
    ? undefined
    : html`<p class="meta frozen">
        ${frozen.reason[language]} ${translator(language)('lastChange')} ${shortInstant(frozen.lastChangeAt, language)}.
      </p>`;

/**
 * The public table of feeds: state, since when, why, last complete run, next attempt. `more`: shown below the reason.
 */
export const feedTable = (
  feeds: readonly PublicFeed[],
  language: Language,
  href: (feed: PublicFeed) => string | undefined,
  more: (feed: PublicFeed) => unknown = () => undefined,
) => {
  const t = translator(language);
  const heads = ['source', 'state', 'since', 'reason', 'lastComplete', 'nextTry', 'count'] as const;
  return table(
    t('status'),
    heads.map(t),
    feeds.map((feed) => {
      const target = href(feed);
      const name = feedName(feed, language);
      return [
        target === undefined ? name : html`<a href=${target}>${name}</a>`,
        feedBadge(feed, language),
        shortInstant(feed.since, language),
        html`<div class="reason">
          ${feed.reason[language]} ${quarantineNote(feed, language)} ${frozenNote(feed, language)} ${more(feed)}
        </div>`,
        shortInstant(feed.lastCompleteAt, language, t('never')),
        shortInstant(feed.nextTryAt, language),
        feed.records,
      ];
    }),
    'feeds',
  );
};

export const feedName = ({ name = {}, sourceId }: Pick<Feed, 'name' | 'sourceId'>, language: Language) =>
  Object.keys(name).length === 0 ? sourceId : sourceText(name, language);

/** Explains the states in which these feeds are. */
export const stateLegend = (feeds: readonly PublicFeed[], language: Language) => {
  const t = translator(language);
  const present = urgency.filter((state) => feeds.some((feed) => feed.state === state));
  if (present.length === 0) return undefined;
  return html`
    <h2>${t('statesMean')}</h2>
    <dl class="panel legend">
      ${present.map(
        (state) =>
          html`<dt>${feedBadge({ state }, language)}</dt>
            <dd>${feedMeanings[state]![language]}</dd>`,
      )}
    </dl>
  `;
};

/** Returns a label with the colon of the language. */
export const named = (name: string, language: Language): string =>
  language === 'fr' ? `${name}\u00a0: ` : `${name}: `;

/** Returns whether all feeds are well, else how many are not. */
export const feedHealth = (feeds: readonly PublicFeed[], language: Language): string => {
  const troubled = feeds.filter(({ state }) => state !== 'fresh' && state !== 'paused').length;
  return troubled === 0 ? translator(language)('allWell') : counter(language)(troubled, 'needAttention');
};

/** Returns the number of feeds in each state, worst first. */
export const feedSummary = (feeds: readonly PublicFeed[], language: Language) => html`
  <ul class="chips">
    ${urgency
      .map((state) => ({ state, count: feeds.filter((feed) => feed.state === state).length }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => html`<li>${feedBadge({ state }, language)} ${count}</li>`)}
  </ul>
`;

/** Sorts the worst state first: feeds that need a person are at the top. */
export const byUrgency = (a: PublicFeed, b: PublicFeed): number =>
  urgency.indexOf(a.state) - urgency.indexOf(b.state) || (a.sourceId < b.sourceId ? -1 : 1);
const urgency: readonly Feed['state'][] = ['held', 'stale', 'failing', 'late', 'never-read', 'fresh', 'paused'];
