import { assets } from '@moisson/ui';
import express, { type Router } from 'express';
import type { ConsoleAct } from './access/console-acts.ts';
import { showConflicts } from './access/conflict-page.ts';
import { guardForms } from './access/console-forms.ts';
import { guardRevisions } from './access/form-revision.ts';
import { alertRoutes } from './alerts/alert-routes.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { deadLetterRoutes } from './dead-letters/dead-letter-routes.ts';
import { FormTokens } from './form-tokens.ts';
import { holdRoutes } from './holds/hold-routes.ts';
import type { InboxCount } from './inbox/inbox-count.ts';
import { inboxRoutes } from './inbox/inbox-routes.ts';
import type { OperatorParts } from './operator-parts.ts';
import { incidentRoutes } from './incidents/incident-routes.ts';
import { linkRoutes } from './links/link-routes.ts';
import { mergeRoutes } from './suggestions/merge-routes.ts';
import { reportRoutes } from './reports/report-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { mappingPages } from './mapping/mapping-pages.ts';
import { accountRoutes } from './sign-in/account-routes.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { sourcePages } from './source/source-pages.ts';
import { sourceRoutes } from './sources/source-routes.ts';
import { formFiles } from './uploads/form-files.ts';
import { webhookRoutes } from './webhooks/webhook-routes.ts';
import { wizardRoutes } from './sources/wizard/wizard-routes.ts';

/** The console: sources, runs, and what needs a person. Every form has a token. */
export const operatorPages = (parts: OperatorParts, act: ConsoleAct, inbox: InboxCount, signIn?: SignIn): Router => {
  const tokens = new FormTokens(parts.token);
  return express
    .Router()
    .use(
      assets(),
      express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 }),
      formFiles,
      inbox.count,
      tokens.check,
      guardForms,
      guardRevisions(parts),
      wizardRoutes(parts, tokens, act),
      sourceRoutes(parts, tokens, act),
      sourcePages(parts, tokens, act),
      mappingPages(parts, tokens, act),
      runRoutes(parts, tokens, act),
      holdRoutes(parts, tokens, act),
      deadLetterRoutes(parts, tokens, act),
      mergeRoutes(parts, tokens, act),
      inboxRoutes(parts, tokens, act),
      reportRoutes(tokens, act),
      webhookRoutes(tokens, act),
      alertRoutes(parts, tokens, act),
      linkRoutes(act),
      incidentRoutes(tokens, act),
      auditRoutes(act),
      accountRoutes(tokens, signIn),
      showConflicts(parts, tokens),
    );
};
