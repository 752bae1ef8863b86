import { said } from '@moisson/kernel';
import { html, page } from '@moisson/ui';
import express, { type Router } from 'express';
import { callerOf } from '../access/callers.ts';
import { roleNames } from '../access/role-names.ts';
import type { FormTokens } from '../form-tokens.ts';
import { button, frameOf } from '../page-parts.ts';
import type { SignIn } from './sign-in.ts';

const ACCOUNT = said('Mon accès', 'My access');
const SIGN_OUT = said('Se déconnecter', 'Sign out');
const OWN = said('Organisations : ', 'Organizations: ');

/** The page of who uses the console, and the form that signs out. */
export const accountRoutes = (tokens: FormTokens, signIn: SignIn | undefined): Router => {
  const router = express.Router();
  router.get('/account', (request, response) => {
    const frame = frameOf(request);
    const { language } = frame;
    const { name, subject, role, organizations } = callerOf(request)!;
    const forms = tokens.forPage(request, response);
    const content = html`
      <h1>${ACCOUNT[language]}</h1>
      <p>${name} · ${roleNames[role][language]} <span class="meta">${subject}</span></p>
      ${organizations === undefined ? undefined : html`<p>${OWN[language]}${organizations.join(', ')}</p>`}
      ${
        subject.startsWith('oidc:')
          ? button({ path: '/sign-out', label: SIGN_OUT[language], subject: name }, language, forms)
          : undefined
      }
    `;
    response.type('html').send(page(frame, ACCOUNT[language], content));
  });
  router.post('/sign-out', async (request, response) => {
    await signIn?.end(request, response);
    response.redirect(303, '/signed-out');
  });
  return router;
};
