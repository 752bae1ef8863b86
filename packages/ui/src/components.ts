import { inLanguage, type Dataset, type Feed, type Language } from '@moisson/contracts';
import { beginning, link, shortInstant, showDate } from './format.ts';
import { html } from './html.ts';
import { feedStates, outcomes, translator, type TextName } from './texts.ts';

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

export const outcomeBadge = (outcome: string, language: Language) =>
  html`<span class=${`state ${outcome}`}>${outcomes[outcome]![language]}</span>`;

export const datasetCard = (dataset: Dataset, language: Language) => {
  const description = inLanguage(dataset.description ?? {}, language);
  const formats = [
    ...new Set(dataset.distribution.map(({ format }) => format).filter((format) => format !== undefined)),
  ];
  return html`
    <li>
      <h3><a href=${link(`/datasets/${dataset.id}`, language)}>${inLanguage(dataset.title, language)}</a></h3>
      <p class="meta">
        ${[dataset.organization?.name, showDate(dataset.modified ?? dataset.changedAt, language)].filter(Boolean).join(' · ')}
      </p>
      ${description === '' ? undefined : html`<p>${beginning(description, 240)}</p>`}
      <ul class="chips">
        ${formats.slice(0, 8).map((format) => html`<li class="chip">${format}</li>`)}
      </ul>
    </li>
  `;
};

/**
 * A table: the first column heads its row. Wide ones scroll by themselves, also by keyboard; on a telephone each row
 * becomes a card, its cells named. `kind`: a class for the widths of its columns.
 */
export const table = (
  label: string,
  heads: readonly string[],
  rows: readonly (readonly unknown[])[],
  kind = '',
) => html`
  <div class=${`table ${kind}`} role="region" aria-label=${label} tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map(
                (cell, at) =>
                  html`<td class=${typeof cell === 'number' ? 'number' : undefined} data-label=${heads[at + 1]}>
                    ${cell}
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
`;

/** The feeds of a status page: state, reason, since when, last complete run, next try. */
export const feedTable = (feeds: readonly Feed[], language: Language, href: (feed: Feed) => string | undefined) => {
  const t = translator(language);
  const heads: readonly TextName[] = ['source', 'state', 'reason', 'since', 'lastComplete', 'nextTry', 'count'];
  return table(
    t('status'),
    heads.map(t),
    feeds.map((feed) => {
      const target = href(feed);
      const name = inLanguage(feed.name ?? {}, language) || feed.sourceId;
      return [
        target === undefined ? name : html`<a href=${target}>${name}</a>`,
        feedBadge(feed, language),
        html`${feed.reason[language]}${feed.action === undefined ? '' : html`<br /><span class="meta">${feed.action[language]}</span>`}`,
        shortInstant(feed.since, language),
        shortInstant(feed.lastCompleteAt, language, t('never')),
        shortInstant(feed.nextTryAt, language),
        feed.records,
      ];
    }),
    'feeds',
  );
};

/** A name and what follows it, with the colon of the language. */
export const named = (name: string, language: Language): string =>
  language === 'fr' ? `${name}\u00a0: ` : `${name}: `;

/** How many feeds stand in each state, worst first. */
export const feedSummary = (feeds: readonly Feed[], language: Language) => html`
  <ul class="chips">
    ${urgency
      .map((state) => ({ state, count: feeds.filter((feed) => feed.state === state).length }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => html`<li>${feedBadge({ state }, language)} ${count}</li>`)}
  </ul>
`;

/** Worst first: what needs a person stands at the top. */
export const byUrgency = (a: Feed, b: Feed): number =>
  urgency.indexOf(a.state) - urgency.indexOf(b.state) || (a.sourceId < b.sourceId ? -1 : 1);
const urgency: readonly Feed['state'][] = ['held', 'stale', 'failing', 'late', 'never-read', 'fresh', 'paused'];
