import type { ProblemCode } from './problems/index.ts';

const STATUSES: Partial<Record<ProblemCode, number>> = {
  'request.invalid': 400,
  'request.forbidden': 403,
  'request.page-too-old': 403,
  'request.not-found': 404,
  'request.method-not-allowed': 405,
  'request.conflict': 409,
  'request.gone': 410,
  'request.too-many': 429,
  'request.too-costly': 503,
  'dependency.unavailable': 503,
  'dependency.refused': 503,
  'apply.interrupted': 503,
  'store.unreadable': 500,
  'source.credentials-refused': 400,
};

/** The HTTP status of a problem; 422 for those that are not about HTTP. An outage is 503 whatever its code: see `OutageError`. */
export const problemStatus = (code: ProblemCode): number => STATUSES[code] ?? 422;
