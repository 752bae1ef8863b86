import { said, type Language } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { html, link, named, texts, type NavigationItem, type PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import { callerNote } from './access/caller-note.ts';
import { TOKEN_FIELD, type TokenFor } from './form-tokens.ts';
import { operatorTexts, translate } from './texts.ts';
import { INBOX_PATH } from './inbox/inbox-path.ts';
import { inboxTexts } from './inbox/texts.ts';
import { holdTexts } from './holds/texts.ts';

/** Returns these parameters of a query; others, and those given twice, are left out. */
export const pick = (query: Request['query'], names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

export const frameOf = (request: Request): PageFrame => ({
  language: languageOf(request),
  current: request.originalUrl,
  note: callerNote(request, languageOf(request)),
  service: operatorTexts.operator,
  navigation: [
    { href: '/', label: texts.sources },
    { href: '/runs', label: texts.runs },
    needsAPerson(request),
    { href: '/holds', label: operatorTexts.holds },
    { href: '/dead-letters', label: operatorTexts.deadLetters },
    { href: '/merges', label: operatorTexts.merges },
    { href: '/webhooks', label: operatorTexts.webhooks },
    { href: '/audit', label: operatorTexts.audit },
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
  /** The revision of the source that the page shows: if it has changed since, nothing is done. */
  readonly revision?: number | undefined;
  /** What the button acts on, for screen readers. */
  readonly subject: string;
}

/** The hidden field of a form about a source. */
export const revisionField = (revision: number | undefined) =>
  revision === undefined ? undefined : html`<input type="hidden" name="revision" value=${String(revision)} />`;

/** A form with one button: it needs no JavaScript. */
export const button = (
  { path, label, kind = 'quiet', revision, subject }: Action,
  language: Language,
  tokenFor: TokenFor,
) => html`
  <form class="inline small" method="post" action=${link(path, language)}>
    <input type="hidden" name=${TOKEN_FIELD} value=${tokenFor(path)} />
    ${revisionField(revision)}
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
