import type { PublicFeed } from '@moisson/contracts';
import {
  byUrgency,
  feedHealth,
  feedSummary,
  feedTable,
  html,
  page,
  showInstant,
  stateLegend,
  type PageFrame,
} from '@moisson/ui';
import { translate } from './texts.ts';

/** Returns the page with the state of every feed. */
export const statusPage = (frame: PageFrame, feeds: readonly PublicFeed[], now: Date): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('monitor')}</h1>
    <p class="lead">
      ${feedHealth(feeds, language)}${' · '}${t('asOf')}${' '} ${showInstant(now.toISOString(), language)}
    </p>
    ${feedSummary(feeds, language)}
    ${feeds.length === 0 ? html`<p class="notice">${t('noSources')}</p>` : feedTable([...feeds].sort(byUrgency), language, () => undefined)}
    ${stateLegend(feeds, language)}
  `;
  return page(frame, t('monitor'), content);
};
