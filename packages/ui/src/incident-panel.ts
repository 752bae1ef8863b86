import type { IncidentState } from '@moisson/contracts';
import { said, type Bilingual, type Language } from '@moisson/kernel';
import { shortInstant } from './format.ts';
import { html } from './html.ts';

export const incidentStateNames: Readonly<Record<IncidentState, Bilingual>> = {
  investigating: said('À l’étude', 'Investigating'),
  identified: said('Cause trouvée', 'Identified'),
  monitoring: said('Sous surveillance', 'Monitoring'),
  resolved: said('Résolu', 'Resolved'),
};

/** The colours are those of feeds. */
const STYLES = { investigating: 'failing', identified: 'late', monitoring: 'late', resolved: 'fresh' } as const;
const ALL = said('Toutes les sources', 'All sources');

interface ShownIncident {
  readonly id: string;
  readonly title: Bilingual;
  readonly state: IncidentState;
  readonly updates: readonly { readonly at: string; readonly state: IncidentState; readonly text: Bilingual }[];
}

/** One incident: its state, the feeds concerned, and what was said of it, newest first. `more`: shown below. */
export const incidentPanel = (
  { id, title, state, updates }: ShownIncident,
  feeds: readonly unknown[],
  language: Language,
  more?: unknown,
) => html`
  <section class="panel" id=${`incident-${id}`} aria-label=${title[language]}>
    <h3>${title[language]} <span class=${`state ${STYLES[state]}`}>${incidentStateNames[state][language]}</span></h3>
    <p class="meta">
      ${feeds.length === 0 ? ALL[language] : feeds.map((feed, at) => html`${at === 0 ? '' : ' · '}${feed}`)}
    </p>
    <ul>
      ${updates.map(
        (one) =>
          html`<li>
            <strong>${incidentStateNames[one.state][language]}</strong>${' '}
            <span class="meta">${shortInstant(one.at, language)}</span> <br />${one.text[language]}
          </li>`,
      )}
    </ul>
    ${more}
  </section>
`;
