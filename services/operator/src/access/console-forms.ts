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
  '/holds/:id/review': ['refuseHold'],
  '/holds/:id/approve': ['approveHold'],
  '/holds/:id/refuse': ['refuseHold'],
  '/holds/:id/undo': ['undoHold'],
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
