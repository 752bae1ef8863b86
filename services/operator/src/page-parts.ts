import { said, type Bilingual, type Language } from '@moisson/kernel';
import { languageOf } from '@moisson/runtime';
import { html, named, texts, type Element, type NavigationItem, type PageFrame } from '@moisson/ui';
import type { Request } from 'express';
import { callerNote } from './access/caller-note.ts';
import { callerOf } from './access/callers.ts';
import { mayCallAt } from './access/console-forms.ts';
import type { PageForms } from './access/page-forms.ts';
import { withheldNote } from './access/withheld.ts';
import { operatorTexts, translate } from './texts.ts';
import { ALERTS_PATH } from './alerts/alerts-path.ts';
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
  note: html`${callerNote(request, languageOf(request))} ${withheldNote(request, languageOf(request))}`,
  service: operatorTexts.operator,
  navigation: [
    { href: '/', label: texts.sources },
    { href: '/runs', label: texts.runs },
    counted(request, INBOX_PATH, inboxTexts.needsAPerson, 'waiting'),
    counted(request, ALERTS_PATH, operatorTexts.alerts, 'alerts'),
    { href: '/holds', label: operatorTexts.holds },
    { href: '/dead-letters', label: operatorTexts.deadLetters },
    { href: '/merges', label: operatorTexts.merges },
    { href: '/links', label: operatorTexts.links },
    { href: '/incidents', label: operatorTexts.incidents },
    ...(may(request, 'listWebhooks') ? [{ href: '/webhooks', label: operatorTexts.webhooks }] : []),
    ...(may(request, 'listAudit') ? [{ href: '/audit', label: operatorTexts.audit }] : []),
  ],
});

const may = (request: Request, id: 'listWebhooks' | 'listAudit'): boolean => {
  const actor = callerOf(request);
  return actor !== undefined && mayCallAt(actor, id, undefined);
};

/** A page of the console with the number of what waits there (`InboxCount`). */
const counted = (request: Request, href: string, label: Bilingual, local: 'waiting' | 'alerts'): NavigationItem => {
  const waiting: unknown = request.res?.locals[local];
  const count = typeof waiting === 'number' && waiting > 0 ? ` (${waiting})` : '';
  return { href, label: said(label.fr + count, label.en + count) };
};

interface Action {
  readonly path: string;
  readonly label: string;
  readonly kind?: 'quiet' | 'danger';
  /** What the button acts on, for screen readers. */
  readonly subject: string;
  /** The source that it is about, where the path does not name it. */
  readonly sourceId?: string | undefined;
}

/** A form with one button; nothing for who may not press it. */
export const button = (
  { path, label, kind = 'quiet', subject, sourceId }: Action,
  language: Language,
  forms: PageForms,
): Element =>
  forms.form(
    { path, sourceId, class: 'inline small' },
    language,
    html`<button class=${kind} type="submit" aria-label=${named(label, language) + subject}>${label}</button>`,
  );

/** The message about the form that was just sent, if any. */
export const notice = (request: Request, language: Language) => {
  const { done } = request.query;
  if (done === 'none-chosen') return html`<p class="notice" role="status">${holdTexts.noneChosen[language]}</p>`;
  return done === 'queued' || done === 'decided'
    ? html`<p class="notice" role="status">${translate(language)(done)}</p>`
    : undefined;
};
