import type { Incident, PublicFeed, SourceId } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { feedName, html, incidentPanel, link } from '@moisson/ui';
import { translate } from './texts.ts';

/** Returns the incidents, or where to follow them if there is none. A feed that is gone is named by its id. */
export const incidentSection = (incidents: readonly Incident[], feeds: readonly PublicFeed[], language: Language) => {
  const t = translate(language);
  const known = new Map(feeds.map((feed) => [feed.sourceId, feed]));
  const named = (id: SourceId): unknown => {
    const feed = known.get(id);
    return feed === undefined ? id : html`<a href=${link(`/feeds/${id}`, language)}>${feedName(feed, language)}</a>`;
  };
  return html`
    ${incidents.length === 0 ? undefined : html`<h2>${t('incidents')}</h2>`}
    ${incidents.map((one) => incidentPanel(one, one.feeds.map(named), language))}
    <p class="meta"><a href=${link('/incidents.atom', language)}>${t('follow')}</a></p>
  `;
};
