import type { Feed } from '@moisson/contracts';
import type { SearchPage } from '@moisson/domain';
import {
  datasetCard,
  html,
  link,
  page,
  searchForm,
  showNumber,
  themeNames,
  translator,
  type PageFrame,
} from '@moisson/ui';

interface HomeContent {
  readonly recent: SearchPage;
  readonly feeds: readonly Feed[];
  readonly organizations: number;
  readonly statusUrl: string | undefined;
}

export const homePage = (frame: PageFrame, { recent, feeds, organizations, statusUrl }: HomeContent): string => {
  const { language } = frame;
  const t = translator(language);
  const troubled = feeds.filter(({ state }) => state !== 'fresh' && state !== 'paused').length;
  const health = troubled === 0 ? t('allWell') : `${troubled} ${t('notAllWell')}`;
  return page(
    frame,
    t('tagline'),
    html`
      <h1>${t('tagline')}</h1>
      <p class="lead">${t('intro')}</p>
      ${searchForm(language)}
      <ul class="numbers">
        <li><b>${showNumber(recent.total, language)}</b>${t('datasets')}</li>
        <li><b>${showNumber(organizations, language)}</b>${t('organizations')}</li>
        <li><b>${showNumber(feeds.length, language)}</b>${t('sources')}</li>
      </ul>
      ${feeds.length === 0 ? undefined : html`<p class="notice"><a href=${statusUrl ?? link('/sources', language)}>${health}</a></p>`}
      ${recent.total === 0 ? html`<p class="notice">${t('emptyCatalogue')}</p>` : undefined}
      ${recent.total === 0 ? undefined : browse(frame, recent)}
    `,
  );
};

const browse = ({ language }: PageFrame, recent: SearchPage) => {
  const t = translator(language);
  return html`
    <h2>${t('browseThemes')}</h2>
    <ul class="tiles">
      ${recent.facets.theme.map(
        ({ value, count }) =>
          html`<li>
            <a href=${link('/datasets', language, { theme: value })}
              >${themeNames[value]?.[language] ?? value}<span>${showNumber(count, language)}</span></a
            >
          </li>`,
      )}
    </ul>
    <h2>${t('recent')}</h2>
    <ul class="hits">
      ${recent.items.map((dataset) => datasetCard(dataset, language))}
    </ul>
  `;
};
