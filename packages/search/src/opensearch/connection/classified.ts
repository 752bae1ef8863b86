import { MoissonError, OutageError } from '@moisson/kernel';
import { errors } from '@opensearch-project/opensearch';

const NAME = 'OpenSearch';
const BAD_REQUEST = 400;
/** A request, or one document, that is too large. */
const TOO_LARGE = 413;
/** HTTP statuses of refused credentials. OpenSearch also answers 403 for a block of an index, which is not one. */
const REFUSED = new Set([401, 403]);
/** HTTP statuses of a server that is too busy, starting, or not there behind its proxy. */
const AWAY = new Set([429, 502, 503, 504]);

/** The part of an error of OpenSearch that tells what it is. */
export interface ServerFault {
  readonly type?: string;
  readonly reason?: string;
}

/**
 * Whether an index takes no writes: OpenSearch blocks all indexes of a node whose disk is nearly full (`cluster_block_exception`, the
 * flood-stage watermark), and opens them again by itself once there is room.
 */
const isBlock = ({ type, reason = '' }: ServerFault): boolean =>
  type === 'cluster_block_exception' && reason.includes('read-only');

const detailOf = (status: number, { type, reason }: ServerFault): string =>
  [`HTTP ${status}`, type, reason]
    .filter((part) => part !== undefined)
    .join(': ')
    .slice(0, 500);

/** Returns the outage that a refused write of one document is, or undefined if the document itself is at fault. */
export const outageOf = (status: number, fault: ServerFault): OutageError | undefined => {
  const code = isBlock(fault) ? 'search.read-only' : 'search.unavailable';
  if (status === BAD_REQUEST || status === TOO_LARGE) return undefined;
  return new OutageError(NAME, new Error(detailOf(status, fault)), { code });
};

/** Returns an error of the client as an outage; a request that is wrong itself stays as it is, because to try again would not help. */
export const classified = (error: unknown): unknown => {
  if (error instanceof MoissonError) return error;
  if (!(error instanceof errors.ResponseError)) return new OutageError(NAME, error, { code: 'search.unavailable' });
  const { statusCode: status } = error;
  if (status === BAD_REQUEST) return error;
  const fault = faultOf(error.body);
  const detail = detailOf(status, fault);
  if (isBlock(fault)) return new OutageError(NAME, error, { code: 'search.read-only', params: { detail } });
  if (!REFUSED.has(status)) return new OutageError(NAME, error, { code: 'search.unavailable', params: { detail } });
  const settings = 'OPENSEARCH_USERNAME, OPENSEARCH_PASSWORD';
  return new OutageError(NAME, error, { code: 'dependency.refused', params: { settings, detail } });
};

/** Whether an error means that the server is away, and not that it answers one request badly. */
export const isAway = (error: unknown): boolean =>
  error instanceof OutageError &&
  (!(error.cause instanceof errors.ResponseError) || AWAY.has(error.cause.statusCode)) &&
  error.code === 'search.unavailable';

/** Returns the fault in the body of an answer, which may be anything: a proxy answers HTML. */
const faultOf = (body: unknown): ServerFault => {
  const fault = (body as { error?: unknown } | null | undefined)?.error;
  return typeof fault === 'object' && fault !== null ? fault : {};
};
