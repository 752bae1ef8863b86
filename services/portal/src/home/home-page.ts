import type { PublicFeed } from '@moisson/contracts';
import type { SearchPage } from '@moisson/domain';
import {
  datasetCard,
  feedHealth,
  html,
  link,
  nounFor,
  page,
  searchForm,
  showNumber,
  type PageFrame,
} from '@moisson/ui';
import { translate } from './texts.ts';
import { themeNames } from '../theme-names.ts';

/** What the search says of the catalogue. */
export interface HomeFound {
  readonly recent: SearchPage;
  readonly organizations: number;
}

interface HomeContent {
  /** Undefined while the search is away. */
  readonly found: HomeFound | undefined;
  readonly feeds: readonly PublicFeed[];
  readonly statusUrl: string | undefined;
}

export const homePage = (frame: PageFrame, { found, feeds, statusUrl }: HomeContent): string => {
  const { language } = frame;
  const t = translate(language);
  return page(
    frame,
    t('tagline'),
    html`
      <h1>${t('tagline')}</h1>
      <p class="lead">${t('intro')}</p>
      ${searchForm(language)}
      <ul class="numbers">
        ${(
          [
            ...(found === undefined
              ? []
              : ([
                  [found.recent.total, 'datasets'],
                  [found.organizations, 'organizations'],
                ] as const)),
            [feeds.length, 'sources'],
          ] as const
        ).map(
          ([count, name]) => html`<li><b>${showNumber(count, language)}</b> ${nounFor(count, name, language)}</li>`,
        )}
      </ul>
      ${feeds.length === 0 ? undefined : html`<p class="notice"><a href=${statusUrl ?? link('/sources', language)}>${feedHealth(feeds, language)}</a></p>`}
      ${found === undefined ? html`<p class="notice">${t('searchAway')}</p>` : undefined}
      ${found?.recent.total === 0 ? html`<p class="notice">${t('emptyCatalogue')}</p>` : undefined}
      ${found === undefined || found.recent.total === 0 ? undefined : browse(frame, found.recent)}
    `,
  );
};

const browse = ({ language }: PageFrame, recent: SearchPage) => {
  const t = translate(language);
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
      ${recent.items.map((dataset) => datasetCard(dataset, language, 'seen'))}
    </ul>
  `;
};
