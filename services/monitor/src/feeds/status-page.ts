import type { PublicFeed, SourceId } from '@moisson/contracts';
import {
  feedHealth,
  feedSummary,
  feedTable,
  html,
  link,
  page,
  showInstant,
  stateLegend,
  type PageFrame,
} from '@moisson/ui';
import { dayStrip } from '../history/strip.ts';
import type { FeedPast } from '../history/read-history.ts';
import { translate } from './texts.ts';

/** Returns the page with the state of every feed, in this order. `pasts`: of the feeds whose last days are shown; `incidents`: their section. */
export const statusPage = (
  frame: PageFrame,
  feeds: readonly PublicFeed[],
  pasts: ReadonlyMap<SourceId, FeedPast>,
  now: Date,
  incidents: unknown,
): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('monitor')}</h1>
    <p class="lead">
      ${feedHealth(feeds, language)}${' · '}${t('asOf')}${' '} ${showInstant(now.toISOString(), language)}
    </p>
    ${incidents} ${feedSummary(feeds, language)}
    ${
      feeds.length === 0
        ? html`<p class="notice">${t('noSources')}</p>`
        : feedTable(
            feeds,
            language,
            ({ sourceId }) => link(`/feeds/${sourceId}`, language),
            ({ sourceId }) => pasts.has(sourceId) && dayStrip(pasts.get(sourceId)!.days, language),
          )
    }
    ${stateLegend(feeds, language)}
  `;
  return page(frame, t('monitor'), content);
};
