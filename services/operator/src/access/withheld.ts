import { said, type Bilingual, type Language } from '@moisson/kernel';
import { html, type Element } from '@moisson/ui';
import type { Request } from 'express';
import type { Role } from '@moisson/contracts';

/** The roles that forms need which a page does not show. It is filled while the page is built. */
export type Withheld = Set<Role>;

const known = new WeakMap<Request, Withheld>();

/** Returns what is withheld from the page of a request. */
export const withheldFrom = (request: Request): Withheld => {
  let found = known.get(request);
  if (found === undefined) known.set(request, (found = new Set()));
  return found;
};

const INTRO = said(
  'Des gestes de cette page ne sont pas montrés, car ils ne sont pas de votre rôle. Qui peut les faire :',
  'Some acts of this page are not shown, because they are not for your role. Who may do them:',
);

const WHO: Readonly<Record<Role, Bilingual>> = {
  viewer: said('un lecteur', 'a viewer'),
  publisher: said(
    'un éditeur de l’organisation de la source, ou un exploitant',
    'a publisher of the source’s organization, or an operator',
  ),
  operator: said('un exploitant', 'an operator'),
  administrator: said('un administrateur', 'an administrator'),
};

/** Says who may do what the page does not show. A component: it is rendered after the content was built. */
export const withheldNote = (request: Request, language: Language): Element => {
  const Note = () => {
    const roles = [...withheldFrom(request)].map((role) => WHO[role][language]);
    return roles.length === 0 ? undefined : html`<p class="meta">${INTRO[language]} ${roles.join('; ')}.</p>`;
  };
  return html`<${Note} />`;
};
