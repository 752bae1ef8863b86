import type { MergeSuggestion } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { html, link, page, shortInstant, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { translate } from './texts.ts';

interface MergesContent {
  readonly waiting: readonly MergeSuggestion[];
  readonly decided: readonly MergeSuggestion[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of datasets that may be one, and of decisions that can be undone. */
export const mergesPage = (frame: PageFrame, { waiting, decided, notice, forms }: MergesContent): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('allOfThem')}</h1>
    ${notice}
    <p class=${waiting.length === 0 ? 'notice' : 'lead'}>${t(waiting.length === 0 ? 'none' : 'lead')}</p>
    <p>${button({ path: '/merges/find', label: t('find'), subject: t('theCatalogue') }, language, forms)}</p>
    ${waiting.map(
      (one) => html`
        <section class="panel" aria-label=${one.titles.join(' · ')}>
          <h2><a href=${link(`/merges/${one.id}`, language)}>${one.titles[0]} · ${one.titles[1]}</a></h2>
          <p class="meta">${reasonsOf(one, language)}</p>
          ${mergeDecisions(one, language, forms)}
        </section>
      `,
    )}
    ${
      decided.length === 0
        ? undefined
        : html`<h2>${t('recent')}</h2>
            <ul>
              ${decided.map(
                (one) =>
                  html`<li>
                    <a href=${link(`/merges/${one.id}`, language)}>${one.titles[0]} · ${one.titles[1]}</a> :
                    ${' '}${t(one.state)} ${shortInstant(one.decidedAt, language)} (${t('by')} ${one.decidedBy})
                    ${' '}${undoButton(one, language, forms)}
                  </li>`,
              )}
            </ul>`
    }
  `;
  return page(frame, t('allOfThem'), content);
};

/** Why the two may be one, in a few words. */
export const reasonsOf = ({ reasons }: MergeSuggestion, language: Language): string =>
  reasons.map(translate(language)).join(' · ');

/** The buttons that decide about a suggestion, or take a decision back. */
export const mergeDecisions = (one: MergeSuggestion, language: Language, forms: PageForms) => {
  const t = translate(language);
  const subject = one.titles.join(' · ');
  if (one.state === 'accepted' || one.state === 'refused') return undoButton(one, language, forms);
  if (one.state === 'withdrawn') return undefined;
  return html`
    ${button({ path: `/merges/${one.id}/refuse`, label: t('refuse'), subject }, language, forms)}
    ${button({ path: `/merges/${one.id}/accept`, label: t('accept'), subject, kind: 'danger' }, language, forms)}
  `;
};

const undoButton = (one: MergeSuggestion, language: Language, forms: PageForms) =>
  button(
    { path: `/merges/${one.id}/undo`, label: translate(language)('undo'), subject: one.titles.join(' · ') },
    language,
    forms,
  );
