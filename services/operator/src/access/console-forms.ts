import { Role, type Grant } from '@moisson/contracts';
import { mayCall } from '@moisson/domain';
import { MoissonError } from '@moisson/kernel';
import type { OperationDescription } from '@moisson/operations';
import { operatorApi } from '@moisson/operations/operator-api';
import type { RequestHandler } from 'express';
import { callerOf } from './callers.ts';
import { roleNames } from './role-names.ts';

export type OperationId = keyof typeof operatorApi;

/** The console's forms, by path, and the operations that each may call (`ConsoleAct`), which check who may do it. */
export const consoleForms: Readonly<Record<string, readonly OperationId[]>> = {
  '/sources/:id/run': ['runSource'],
  '/sources/:id/pause': ['pauseSource'],
  '/sources/:id/resume': ['resumeSource'],
  '/sources/:id/release': ['releaseSource'],
  '/sources/:id/quota': ['setQuota'],
  '/sources/:id/file': ['uploadFile'],
  '/sources/:id/cancel': ['cancelRun'],
  '/sources/:id/settings': ['setSettings'],
  '/sources/:id/mapping/preview': ['previewMapping'],
  '/sources/:id/mapping': ['setMapping'],
  '/sources/:id/mapping/restore/:version': ['restoreMapping'],
  '/sources/bulk': ['runSource', 'pauseSource', 'resumeSource', 'setSettings'],
  '/sources/new': ['detectSource'],
  '/sources/draft': ['addOrganization', 'saveDraft', 'startSourceDryRun'],
  '/sources/new-list': ['saveDraft', 'uploadFile', 'discardDraft', 'startSourceDryRun'],
  '/sources/:id/draft/settings': ['saveDraft', 'setCredentials', 'cancelDryRun', 'startSourceDryRun'],
  '/sources/:id/draft/values': ['saveDraft', 'cancelDryRun', 'startSourceDryRun'],
  '/sources/:id/draft/preview': ['cancelDryRun', 'startSourceDryRun'],
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
  '/reports/:id/decide': ['resolveReports', 'dismissReports'],
  '/reports/:id/forward': ['forwardReports'],
  '/webhooks/add': ['addWebhook'],
  '/webhooks/:id/rotate': ['rotateWebhookSecret'],
  '/webhooks/:id/suspend': ['suspendWebhook'],
  '/webhooks/:id/resume': ['resumeWebhook'],
  '/webhooks/:id/resend': ['resendWebhookLetters'],
  '/webhooks/:id/remove': ['removeWebhook'],
  '/alerts/silence': ['addSilence'],
  '/alerts/:id/acknowledge': ['acknowledgeAlert'],
  '/silences/:id/end': ['endSilence'],
  '/incidents/open': ['openIncident'],
  '/incidents/:id/update': ['updateIncident'],
  // Ends the sender's own session.
  '/sign-out': [],
};

/** Forms that do one of several acts: who may do any of these may send them. All others need the right to all that they call. */
const ONE_OF: ReadonlySet<string> = new Set(['/sources/bulk']);

const patterns = Object.keys(consoleForms).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`),
}));
const isLiteral = (path: string): boolean => !path.includes(':');

/** Returns the operations that a form may call; undefined for one that is not in the list. */
const formAt = (path: string): { readonly path: string; readonly operations: readonly OperationId[] } | undefined => {
  const matching = patterns.filter(({ pattern }) => pattern.test(path)).map((one) => one.path);
  const found = matching.find(isLiteral) ?? matching[0];
  return found === undefined ? undefined : { path: found, operations: consoleForms[found]! };
};

const describe = (id: OperationId): OperationDescription => operatorApi[id];

/** Returns the operations that a form may call. */
export const operationsAt = (path: string): readonly OperationId[] => formAt(path)?.operations ?? [];

/** Returns the id of the source that the path of a form names. */
export const sourceIn = (path: string): string | undefined => /^\/sources\/([^/]+)\/./.exec(path)?.[1];

/** Returns whether a form calls an operation that is done only at a revision of its source. */
export const changesSource = (path: string): boolean =>
  operationsAt(path).some((id) => describe(id).input.hasRevision === true);

/** Returns whether who has this grant may call an operation on something that belongs to an organization. */
export const mayCallAt = (grant: Grant, id: OperationId, organization: string | undefined): boolean => {
  const { access } = describe(id);
  return access === 'public' || mayCall(grant, access, organization);
};

/** Returns whether who has this grant may send a form about something that belongs to an organization. */
export const maySend = (grant: Grant, path: string, organization: string | undefined): boolean => {
  const form = formAt(path);
  if (form === undefined) return grant.role === 'administrator';
  const may = (id: OperationId): boolean => mayCallAt(grant, id, organization);
  return ONE_OF.has(form.path) ? form.operations.some(may) : form.operations.every(may);
};

/** Returns the lowest role that may send a form. */
export const neededFor = (path: string): Role => {
  const form = formAt(path);
  const ranks = (form?.operations ?? []).map((id) => Role.options.indexOf(describe(id).access as Role));
  if (form === undefined || ranks.length === 0) return 'administrator';
  return Role.options[ONE_OF.has(form.path) ? Math.min(...ranks) : Math.max(...ranks)]!;
};

/** Refuses a form that is not in the list to all but administrators: one that is forgotten here checks nothing itself. */
export const guardForms: RequestHandler = (request, _response, next) => {
  const { method, path } = request;
  const actor = callerOf(request);
  const isForm = method !== 'GET' && method !== 'HEAD' && formAt(path) === undefined;
  if (isForm && actor?.role !== 'administrator')
    throw new MoissonError('access.denied', {
      ...{ role: roleNames[actor?.role ?? 'viewer'], needed: roleNames.administrator, name: actor?.name ?? '' },
      operation: path.slice(0, 100),
    });
  next();
};
