import type { Departure, DepartureHold } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { changeText, traitTexts, valueTexts } from '@moisson/domain';
import { html, link, named, page, showInstant, showNumber, table, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { holdTexts } from './texts.ts';
import { translate } from '../texts.ts';

/** Returns the source of a departure, and that its feed looks different. */
const titleOf = ({ sourceId }: DepartureHold, language: Language): string =>
  named(sourceId, language) + holdTexts.departs[language];

/** A departure with its numbers and examples, and the two decisions while it waits. */
export const departurePanel = (hold: DepartureHold, language: Language, forms: PageForms) => html`
  <section class="panel" aria-label=${hold.sourceId}>
    <h2><a href=${link(`/holds/${hold.id}`, language)}>${titleOf(hold, language)}</a></h2>
    ${departureContent(hold, language, forms)}
  </section>
`;

/** The page of one departure. */
export const departurePage = (
  frame: PageFrame,
  hold: DepartureHold,
  { notice, forms }: { readonly notice: Element; readonly forms: PageForms },
): string => {
  const { language } = frame;
  const content = html`
    <h1>${titleOf(hold, language)}</h1>
    <p><a href=${link('/holds', language)}>← ${holdTexts.allHolds[language]}</a></p>
    ${notice} ${hold.state === 'pending' ? undefined : html`<p class="notice">${holdTexts.ended[language]}</p>`}
    ${departureContent(hold, language, forms)}
  `;
  return page(frame, titleOf(hold, language), content);
};

const departureContent = (hold: DepartureHold, language: Language, forms: PageForms) => {
  const t = translate(language);
  const heads = (['trait', 'usual', 'values', 'examples'] as const).map((name) => holdTexts[name][language]);
  return html`
    <p class="meta">${t('sinceThe')} ${showInstant(hold.createdAt, language)}</p>
    <p>${named(holdTexts.changesHeld[language], language)}${showNumber(hold.records, language)}</p>
    <p>${holdTexts.departureHelp[language]}</p>
    ${table(
      titleOf(hold, language),
      heads,
      hold.departures.map((departure) => rowOf(departure, language)),
    )}
    ${hold.state === 'pending' ? decisions(hold, language, forms) : undefined}
  `;
};

const rowOf = (departure: Departure, language: Language) => [
  traitTexts[departure.trait][language],
  changeText(departure, language),
  listOf(valueTexts(departure, language)),
  listOf(departure.examples),
];

const listOf = (texts: readonly string[]) =>
  texts.length === 0
    ? '—'
    : html`<ul>
        ${texts.map((text) => html`<li>${text}</li>`)}
      </ul>`;

const decisions = ({ id, sourceId }: DepartureHold, language: Language, forms: PageForms) => html`
  ${button({ path: `/holds/${id}/refuse`, sourceId, label: holdTexts.refuseLook[language], subject: sourceId }, language, forms)}
  ${button(
    { path: `/holds/${id}/approve`, sourceId, label: holdTexts.accept[language], subject: sourceId, kind: 'danger' },
    language,
    forms,
  )}
`;
