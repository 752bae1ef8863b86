import type { SearchPage } from '@moisson/domain';
import { counter, datasetCard, html, page, searchForm, type PageFrame } from '@moisson/ui';
import type { SearchParams } from './dataset-query.ts';
import { resultsLink } from './result-links.ts';
import { chipsOf, filtersColumn, sortLinks } from './results-filters.ts';
import { translate } from './results-texts.ts';
import { searchNotices } from './search-notices.ts';

/** `completions`: queries whose last word is whole, where the visitor's may be the beginning of one. */
export const resultsPage = (
  frame: PageFrame,
  params: SearchParams,
  found: SearchPage,
  completions: readonly string[] = [],
): string => {
  const { language } = frame;
  const t = translate(language);
  const { q } = params;
  const chips = chipsOf(params, found, language);
  const notices = searchNotices(q, found).map(({ message, action }) => `${message[language]} ${action[language]}`);
  if (found.total === 0 && notices.length === 0) notices.push(`${t('noResults')} ${t('noResultsHint')}`);
  const quoted = language === 'fr' ? `«\u00a0${q}\u00a0»` : `“${q}”`;
  const title = q === undefined ? t('datasets') : quoted;
  const counted = counter(language);
  return page(
    frame,
    title,
    html`
      <h1>${t('datasets')}</h1>
      ${searchForm(language, q)}
      ${
        completions.length === 0
          ? undefined
          : html`<p class="completions">
              ${t('completions')}
              ${completions.map((one) => html` <a href=${resultsLink(params, language, { q: one })}>${one}</a>`)}
            </p>`
      }
      <div class="columns">
        ${filtersColumn(params, found, language)}
        <section aria-label=${t('results')}>
          <h2 class="count">
            <span role="status">${counted(found.total, 'results')}</span>
          </h2>
          ${
            chips.length === 0
              ? undefined
              : html`<ul class="chips">
                  ${chips.map(
                    ({ label, href }) =>
                      html`<li><a class="chip" href=${href} title=${t('remove')}>${label} ✕</a></li>`,
                  )}
                </ul>`
          }
          ${notices.map((notice) => html`<p class="notice">${notice}</p>`)}
          ${found.total > 1 ? sortLinks(params, language) : undefined}
          <ul class="hits">
            ${found.items.map((dataset) => datasetCard(dataset, language, 'claimed'))}
          </ul>
          <p>
            ${
              params.cursor === undefined
                ? undefined
                : html`<a href=${resultsLink(params, language, {})}>${t('first')}</a>${' · '}`
            }
            ${
              found.next === undefined
                ? undefined
                : html`<a href=${resultsLink(params, language, { cursor: found.next })} rel="next">${t('next')} →</a>`
            }
          </p>
        </section>
      </div>
    `,
  );
};
