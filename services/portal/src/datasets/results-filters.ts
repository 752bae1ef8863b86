import type { Language } from '@moisson/kernel';
import { searchSorts, type FacetName, type SearchPage } from '@moisson/domain';
import { html, showNumber, type Element } from '@moisson/ui';
import type { SearchParams } from './dataset-query.ts';
import { choiceOf, listFilters, resultsLink, toggled, type Choice, type ListFilter } from './result-links.ts';
import { translate } from './results-texts.ts';
import { themeNames } from '../theme-names.ts';

const facetOf: Readonly<Record<Exclude<ListFilter, 'source'>, FacetName>> = {
  organization: 'organization',
  theme: 'theme',
  format: 'format',
  licence: 'license',
};
/** Values of a facet that are shown. */
const SHOWN = 12;

/** Returns the name of a filter's value for people. */
const labelOf = (
  filter: ListFilter,
  value: string,
  { facets }: Pick<SearchPage, 'facets'>,
  language: Language,
): string => {
  if (filter === 'theme') return themeNames[value]?.[language] ?? value;
  if (filter === 'source') return value;
  const asked = value.toLowerCase();
  return facets[facetOf[filter]].find((facet) => facet.value.toLowerCase() === asked)?.label ?? value;
};

/** The column of filters: each value of a facet is a link that adds it, or takes it away. */
export const filtersColumn = (params: SearchParams, found: SearchPage, language: Language): Element => {
  const t = translate(language);
  const chosen = chipsOf(params, found, language).length;
  const to = (changes: Choice): string => resultsLink(params, language, changes);
  const facet = (filter: keyof typeof facetOf): Element => {
    const values = params[filter] ?? [];
    const isChosen = (value: string): boolean => values.some((one) => one.toLowerCase() === value.toLowerCase());
    const shown = found.facets[facetOf[filter]].filter(({ value }, at) => at < SHOWN || isChosen(value));
    if (shown.length === 0) return undefined;
    return html`<details class="facet" open>
      <summary>${t(filter === 'licence' ? 'license' : filter)}</summary>
      <ul>
        ${shown.map(
          ({ value, count }) =>
            html`<li>
              <a href=${to({ [filter]: toggled(values, value) })} aria-current=${isChosen(value) ? 'true' : undefined}
                >${isChosen(value) ? '✓ ' : ''}${labelOf(filter, value, found, language)}</a
              ><span>${showNumber(count, language)}</span>
            </li>`,
        )}
      </ul>
    </details>`;
  };
  const absences = found.facets.absent.find(({ value }) => value === 'true');
  return html`<details class="filters">
    <summary>${chosen === 0 ? t('filters') : `${t('filters')} (${chosen})`}</summary>
    ${(Object.keys(facetOf) as (keyof typeof facetOf)[]).map(facet)} ${periodForm(params, language)}
    ${
      absences === undefined
        ? undefined
        : html`<details class="facet" open>
            <summary>${t('presence')}</summary>
            <ul>
              <li>
                <a href=${to({ absent: params.absent === 'true' ? undefined : 'true' })}
                  >${params.absent === 'true' ? '✓ ' : ''}${t('absentOnly')}</a
                ><span>${showNumber(absences.count, language)}</span>
              </li>
            </ul>
          </details>`
    }
  </details>`;
};

/** A form for the period: it keeps all other parameters as hidden fields, so that it works without JavaScript. */
const periodForm = (params: SearchParams, language: Language): Element => {
  const t = translate(language);
  const choice: Choice = { ...choiceOf(params), lang: language === 'en' ? 'en' : undefined };
  const kept = Object.entries(choice).flatMap(([name, value]) =>
    name === 'start' || name === 'end' ? [] : [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return html`<details class="facet" open=${params.start !== undefined || params.end !== undefined}>
    <summary>${t('period')}</summary>
    <form action="/datasets" class="period">
      ${kept.map(([name, value]) => html`<input type="hidden" name=${name} value=${value} />`)}
      <label
        >${t('start')}
        <input
          name="start"
          value=${params.start ?? ''}
          placeholder="2019"
          size="10"
          pattern="\\d{4}(-\\d{2}(-\\d{2})?)?"
      /></label>
      <label
        >${t('end')}
        <input
          name="end"
          value=${params.end ?? ''}
          placeholder="2024-12"
          size="10"
          pattern="\\d{4}(-\\d{2}(-\\d{2})?)?"
      /></label>
      <button>${t('apply')}</button>
      <p class="hint">${t('periodHint')}</p>
    </form>
  </details>`;
};

interface Chip {
  readonly label: string;
  /** The results without this filter. */
  readonly href: string;
}

/** The filters in force, each with the address of the results without it. */
export const chipsOf = (params: SearchParams, found: SearchPage, language: Language): readonly Chip[] => {
  const t = translate(language);
  const without = (changes: Choice): string => resultsLink(params, language, changes);
  const { absent, start, end, bbox } = params;
  return [
    ...listFilters.flatMap((filter) =>
      (params[filter] ?? []).map((value) => ({
        label: labelOf(filter, value, found, language),
        href: without({ [filter]: toggled(params[filter], value) }),
      })),
    ),
    ...(absent === undefined
      ? []
      : [{ label: t(absent === 'true' ? 'absentOnly' : 'presentOnly'), href: without({ absent: undefined }) }]),
    ...(start === undefined && end === undefined
      ? []
      : [
          {
            label: `${t('period')}${language === 'fr' ? '\u00a0' : ''}: ${start ?? '…'} – ${end ?? '…'}`,
            href: without({ start: undefined, end: undefined }),
          },
        ]),
    ...(bbox === undefined ? [] : [{ label: t('area'), href: without({ bbox: undefined }) }]),
  ];
};

/** Links to the other orders of these results. */
export const sortLinks = (params: SearchParams, language: Language): Element => {
  const t = translate(language);
  const current = params.sort ?? (params.q === undefined ? 'changed' : 'relevance');
  const offered = searchSorts.filter((sort) => sort !== 'relevance' || params.q !== undefined);
  return html`<p class="sorts">
    ${t('sortedBy')}
    ${offered.map((sort) =>
      sort === current
        ? html` <strong>${t(sort)}</strong>`
        : html` <a href=${resultsLink(params, language, { sort })}>${t(sort)}</a>`,
    )}
  </p>`;
};
