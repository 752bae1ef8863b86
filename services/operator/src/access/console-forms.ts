import type { operatorApi } from '@moisson/operations/operator-api';
import { MoissonError } from '@moisson/kernel';
import type { RequestHandler } from 'express';
import { callerOf } from './callers.ts';
import { roleNames } from './role-names.ts';

type OperationId = keyof typeof operatorApi;

/** The console's forms, by path, and the operations that each may call (`ConsoleAct`), which check who may do it. */
export const consoleForms: Readonly<Record<string, readonly OperationId[]>> = {
  '/sources/:id/run': ['runSource'],
  '/sources/:id/pause': ['pauseSource'],
  '/sources/:id/resume': ['resumeSource'],
  '/sources/:id/release': ['releaseSource'],
  '/sources/:id/quota': ['setQuota'],
  '/sources/:id/cancel': ['cancelRun'],
  '/sources/:id/settings': ['setSettings'],
  '/sources/:id/mapping/preview': ['previewMapping'],
  '/sources/:id/mapping': ['setMapping'],
  '/sources/:id/mapping/restore/:version': ['restoreMapping'],
  '/sources/bulk': ['runSource', 'pauseSource', 'resumeSource', 'setSettings'],
  '/sources/new': ['detectSource'],
  '/sources/draft': ['addOrganization', 'saveDraft', 'startSourceDryRun'],
  '/sources/:id/draft/settings': ['saveDraft', 'setCredentials', 'cancelDryRun', 'startSourceDryRun'],
  '/sources/:id/draft/dry-run': ['cancelDryRun', 'startSourceDryRun'],
  '/sources/:id/draft/cancel': ['cancelDryRun'],
  '/sources/:id/draft/discard': ['discardDraft'],
  '/sources/:id/draft/activate': ['cancelDryRun', 'resumeSource'],
  '/holds/:id/review': ['refuseHold'],
  '/holds/:id/approve': ['approveHold'],
  '/holds/:id/refuse': ['refuseHold'],
  '/holds/:id/undo': ['undoHold'],
  '/dead-letters/causes/:cause/replay': ['replayDeadLetters'],
  '/dead-letters/causes/:cause/discard': ['discardDeadLetters'],
  '/dead-letters/:id/replay': ['replayDeadLetter'],
  '/dead-letters/:id/discard': ['discardDeadLetter'],
  '/dead-letters/:id/reopen': ['reopenDeadLetter'],
  '/merges/find': ['findMerges'],
  '/merges/:id/accept': ['acceptMerge'],
  '/merges/:id/refuse': ['refuseMerge'],
  '/merges/:id/undo': ['undoMerge'],
  '/needs-a-person/assign': ['assignInboxItem'],
  '/needs-a-person/comment': ['commentInboxItem'],
  '/webhooks/add': ['addWebhook'],
  '/webhooks/:id/rotate': ['rotateWebhookSecret'],
  '/webhooks/:id/suspend': ['suspendWebhook'],
  '/webhooks/:id/resume': ['resumeWebhook'],
  '/webhooks/:id/resend': ['resendWebhookLetters'],
  '/webhooks/:id/remove': ['removeWebhook'],
  // Ends the sender's own session.
  '/sign-out': [],
};

const patterns = Object.keys(consoleForms).map((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`));

/** Refuses a form that is not in the list to all but administrators: one that is forgotten here checks nothing itself. */
export const guardForms: RequestHandler = (request, _response, next) => {
  const { method, path } = request;
  const actor = callerOf(request);
  const isForm = method !== 'GET' && method !== 'HEAD' && !patterns.some((pattern) => pattern.test(path));
  if (isForm && actor?.role !== 'administrator')
    throw new MoissonError('access.denied', {
      ...{ role: roleNames[actor?.role ?? 'viewer'], needed: roleNames.administrator, name: actor?.name ?? '' },
      operation: path.slice(0, 100),
    });
  next();
};
