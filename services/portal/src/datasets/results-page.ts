import type { FacetName, SearchPage } from '@moisson/domain';
import { counter, datasetCard, html, link, page, searchForm, showNumber, type PageFrame } from '@moisson/ui';
import { searchNotices } from './search-notices.ts';
import type { SearchParams } from './dataset-query.ts';
import { translate } from './results-texts.ts';
import { themeNames } from '../theme-names.ts';

type Filter = 'organization' | 'theme' | 'format' | 'licence' | 'source' | 'absent';
const facetOf: Readonly<Record<Exclude<Filter, 'source' | 'absent'>, FacetName>> = {
  organization: 'organization',
  theme: 'theme',
  format: 'format',
  licence: 'license',
};
const FEW = 12;

export const resultsPage = (frame: PageFrame, params: SearchParams, found: SearchPage): string => {
  const { language } = frame;
  const t = translate(language);
  const { q, organization, theme, format, licence, source, absent } = params;
  const current = { q, organization, theme, format, licence, source, absent };
  const to = (changes: Readonly<Record<string, string | undefined>>): string =>
    link('/datasets', language, { ...current, ...changes });
  const labelOf = (filter: Filter, value: string, label?: string): string => {
    if (filter === 'theme') return themeNames[value]?.[language] ?? value;
    if (filter === 'absent') return t(value === 'true' ? 'absentOnly' : 'presentOnly');
    if (label !== undefined) return label;
    const asked = value.toLowerCase();
    return filter === 'source'
      ? value
      : (found.facets[facetOf[filter]].find((facet) => facet.value.toLowerCase() === asked)?.label ?? value);
  };
  const active = (['organization', 'theme', 'format', 'licence', 'source', 'absent'] as const).filter(
    (filter) => current[filter] !== undefined,
  );
  const absences = found.facets.absent.find(({ value }) => value === 'true');
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
      <div class="columns">
        <details class="filters">
          <summary>${active.length === 0 ? t('filters') : `${t('filters')} (${active.length})`}</summary>
          ${Object.entries(facetOf).map(([filter, name]) =>
            found.facets[name].length === 0
              ? undefined
              : html`<details class="facet" open>
                  <summary>${t(filter === 'licence' ? 'license' : (filter as 'theme'))}</summary>
                  <ul>
                    ${found.facets[name]
                      .slice(0, FEW)
                      .map(
                        ({ value, label, count }) =>
                          html`<li>
                            <a href=${to({ [filter]: value })}>${labelOf(filter as Filter, value, label)}</a
                            ><span>${showNumber(count, language)}</span>
                          </li>`,
                      )}
                  </ul>
                </details>`,
          )}
          ${
            absences === undefined
              ? undefined
              : html`<details class="facet" open>
                  <summary>${t('presence')}</summary>
                  <ul>
                    <li>
                      <a href=${to({ absent: 'true' })}>${t('absentOnly')}</a
                      ><span>${showNumber(absences.count, language)}</span>
                    </li>
                  </ul>
                </details>`
          }
        </details>
        <section aria-label=${t('results')}>
          <h2 class="count">
            <span role="status">${counted(found.total, 'results')}</span>
          </h2>
          ${
            active.length === 0
              ? undefined
              : html`<ul class="chips">
                  ${active.map(
                    (filter) =>
                      html`<li>
                        <a class="chip" href=${to({ [filter]: undefined })} title=${t('remove')}
                          >${labelOf(filter, current[filter]!)} ✕</a
                        >
                      </li>`,
                  )}
                </ul>`
          }
          ${notices.map((notice) => html`<p class="notice">${notice}</p>`)}
          <ul class="hits">
            ${found.items.map((dataset) => datasetCard(dataset, language, 'claimed'))}
          </ul>
          <p>
            ${params.cursor === undefined ? undefined : html`<a href=${to({})}>${t('first')}</a>${' · '}`}
            ${found.next === undefined ? undefined : html`<a href=${to({ cursor: found.next })} rel="next">${t('next')} →</a>`}
          </p>
        </section>
      </div>
    `,
  );
};
