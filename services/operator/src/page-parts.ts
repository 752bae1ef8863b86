import { said, type Language } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { html, link, named, texts, type NavigationItem, type PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import { TOKEN_FIELD, type TokenFor } from './form-tokens.ts';
import { operatorTexts, translate } from './texts.ts';
import { INBOX_PATH } from './inbox/inbox-path.ts';
import { inboxTexts } from './inbox/texts.ts';
import { holdTexts } from './holds/texts.ts';

export const frameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  service: operatorTexts.operator,
  navigation: [
    { href: '/', label: texts.sources },
    { href: '/runs', label: texts.runs },
    needsAPerson(request),
    { href: '/holds', label: operatorTexts.holds },
    { href: '/dead-letters', label: operatorTexts.deadLetters },
    { href: '/merges', label: operatorTexts.merges },
  ],
});

/** The queue, with the number of matters that wait (`InboxCount`). */
const needsAPerson = (request: Request): NavigationItem => {
  const { needsAPerson: label } = inboxTexts;
  const waiting: unknown = request.res?.locals.waiting;
  const count = typeof waiting === 'number' && waiting > 0 ? ` (${waiting})` : '';
  return { href: INBOX_PATH, label: said(label.fr + count, label.en + count) };
};

interface Action {
  readonly path: string;
  readonly label: string;
  readonly kind?: 'quiet' | 'danger';
  /** What the button acts on, for screen readers. */
  readonly subject: string;
}

/** A form with one button: it needs no JavaScript. */
export const button = (
  { path, label, kind = 'quiet', subject }: Action,
  language: Language,
  tokenFor: TokenFor,
) => html`
  <form class="inline small" method="post" action=${link(path, language)}>
    <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(path)} />
    <button class=${kind} type="submit" aria-label=${named(label, language) + subject}>${label}</button>
  </form>
`;

/** The message about the form that was just sent, if any. */
export const notice = (request: Request, language: Language) => {
  const { done } = request.query;
  if (done === 'none-chosen') return html`<p class="notice" role="status">${holdTexts.noneChosen[language]}</p>`;
  return done === 'queued' || done === 'decided'
    ? html`<p class="notice" role="status">${translate(language)(done)}</p>`
    : undefined;
};
