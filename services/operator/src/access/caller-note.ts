import { said, type Language } from '@moisson/kernel';
import { html, link, type Element } from '@moisson/ui';
import type { Request } from 'express';
import { callerOf } from './callers.ts';
import { roleNames } from './role-names.ts';

const OPEN = said(
  'Sans connexion : la console ne répond qu’à cette machine, et qui s’en sert y est administrateur.',
  'No sign-in: the console answers this machine alone, and whoever uses it there is an administrator.',
);
const SIGNED_IN = said('Connecté : ', 'Signed in: ');

/** Returns who uses the console, or that nobody signs in; undefined before that is known. */
export const callerNote = (request: Request, language: Language): Element => {
  const actor = callerOf(request);
  if (actor === undefined) return undefined;
  if (actor.subject === 'local') return html`<p class="meta">${OPEN[language]}</p>`;
  return html`<p class="meta">
    ${SIGNED_IN[language]}<a href=${link('/account', language)}>${actor.name}</a> (${roleNames[actor.role][language]})
  </p>`;
};
