import type { DeadLetter } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import type { DeadLetterCause } from '@moisson/operations/operator-api';
import { html, link, page, shortInstant, table, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { translate } from './texts.ts';

interface CausesContent {
  readonly causes: readonly DeadLetterCause[];
  readonly decided: readonly DeadLetter[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of the causes for which dead letters wait, and of letters decided recently. */
export const deadLettersPage = (frame: PageFrame, { causes, decided, notice, forms }: CausesContent): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('deadLetters')}</h1>
    ${notice}
    <p class=${causes.length === 0 ? 'notice' : 'lead'}>${t(causes.length === 0 ? 'none' : 'lead')}</p>
    ${causes.map((one) => causePanel(one, language, forms))}
    ${
      decided.length === 0
        ? undefined
        : html`<h2>${t('decidedRecently')}</h2>
            ${letterTable(decided, language)}`
    }
  `;
  return page(frame, t('deadLetters'), content);
};

const causePanel = (cause: DeadLetterCause, language: Language, forms: PageForms) => {
  const t = translate(language);
  const path = `/dead-letters/causes/${cause.cause}`;
  return html`
    <section class="panel" aria-label=${cause.message[language]}>
      <h2>
        <a href=${link(path, language)}>${cause.letters} × ${cause.message[language]}</a>
      </h2>
      <p>${cause.action[language]}</p>
      <p class="meta">
        ${cause.sources.join(', ')} · ${cause.code} · ${t('oldest')} ${shortInstant(cause.oldest, language)}
      </p>
      ${decisions(path, cause.code, language, forms)}
    </section>
  `;
};

/** Replay, or discard with a reason: of one letter or of all of a cause. `subject`: what screen readers call it. */
export const decisions = (path: string, subject: string, language: Language, forms: PageForms) => {
  const t = translate(language);
  const isCause = path.includes('/causes/');
  const discard = `${path}/discard`;
  return html`
    ${button({ path: `${path}/replay`, label: t(isCause ? 'replayAll' : 'replay'), subject }, language, forms)}
    ${forms.form(
      { path: discard, class: 'inline small' },
      language,
      html`<label>${t('why')} <input name="reason" required maxlength="500" /></label> ${' '}<button
          class="danger"
          type="submit"
        >
          ${t(isCause ? 'discardAll' : 'discard')}
        </button>`,
    )}
  `;
};

interface CauseContent {
  readonly cause: DeadLetterCause | undefined;
  readonly letters: readonly DeadLetter[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of the letters of one cause. */
export const causePage = (frame: PageFrame, { cause, letters, notice, forms }: CauseContent): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${cause?.message[language] ?? t('allOfCause')}</h1>
    <p><a href=${link('/dead-letters', language)}>← ${t('allCauses')}</a></p>
    ${notice} ${cause === undefined ? undefined : causePanel(cause, language, forms)}
    ${letters.length === 0 ? html`<p class="notice">${t('none')}</p>` : letterTable(letters, language)}
  `;
  return page(frame, t('deadLetters'), content);
};

const letterTable = (letters: readonly DeadLetter[], language: Language) => {
  const t = translate(language);
  const rows = letters.map((letter) => [
    html`<a href=${link(`/dead-letters/${letter.id}`, language)}>${letter.key ?? letter.id}</a>`,
    shortInstant(letter.at, language),
    stateOf(letter, language),
    letter.attempts,
    letter.detail,
  ]);
  return table(t('deadLetters'), [t('record'), t('at'), t('state'), t('attempts'), t('detail')], rows);
};

/** What became of a letter, when, by whom, and why. */
export const stateOf = ({ state, decidedAt, decidedBy, reason }: DeadLetter, language: Language) => {
  const t = translate(language);
  return html`${t(state === 'superseded' ? 'supersededState' : state)}
  ${decidedAt === undefined ? undefined : html` ${shortInstant(decidedAt, language)} (${t('by')} ${decidedBy})`}
  ${reason === undefined ? undefined : ` : ${reason}`}`;
};
