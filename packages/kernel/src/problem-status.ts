import type { ProblemCode } from './problems/index.ts';

const STATUSES: Partial<Record<ProblemCode, number>> = {
  'request.invalid': 400,
  'request.forbidden': 403,
  'access.required': 401,
  'access.too-many-attempts': 429,
  'access.denied': 403,
  'access.sign-in-failed': 403,
  'access.no-role': 403,
  'access.provider-unavailable': 503,
  'audit.unfinished': 503,
  'request.page-too-old': 403,
  'request.not-found': 404,
  'request.method-not-allowed': 405,
  'request.not-acceptable': 406,
  'request.conflict': 409,
  'request.gone': 410,
  'request.changed': 412,
  'request.too-many': 429,
  'request.rate-limited': 429,
  'report.too-many': 429,
  'request.too-costly': 503,
  'request.busy': 503,
  'dependency.unavailable': 503,
  'dependency.refused': 503,
  'catalogue.loading': 503,
  'search.unavailable': 503,
  'search.not-indexed': 503,
  'apply.interrupted': 503,
  'search.interrupted': 503,
  'store.unreadable': 500,
  'source.credentials-refused': 400,
  'source.owned-elsewhere': 409,
};

/**
 * Returns the HTTP status of a problem, or 422 if the problem does not concern HTTP. `OutageError` is 503 whatever its
 * code.
 */
export const problemStatus = (code: ProblemCode): number => STATUSES[code] ?? 422;
