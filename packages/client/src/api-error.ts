import type { components } from './generated/portal-api.ts';

/** A problem as the portal tells it (RFC 9457). */
export type ApiProblem = components['schemas']['Problem'];

/** The portal, or a proxy before it, refused a request. */
export class MoissonApiError extends Error {
  readonly status: number;
  /** Absent if the answer was not the portal's own. */
  readonly problem: ApiProblem | undefined;

  constructor(response: Response, problem: ApiProblem | undefined) {
    super(`${response.url} answered ${response.status}${problem === undefined ? '' : `: ${problem.title}`}`);
    this.name = 'MoissonApiError';
    [this.status, this.problem] = [response.status, problem];
  }
}

/** Returns the body of an answer. Throws `MoissonApiError` for a refusal. */
export const bodyOf = async <Body>(
  answer: Promise<{ readonly data?: Body; readonly error?: unknown; readonly response: Response }>,
): Promise<Body> => {
  const { data, error, response } = await answer;
  if (response.ok && data !== undefined) return data;
  throw new MoissonApiError(response, isProblem(error) ? error : undefined);
};

const isProblem = (error: unknown): error is ApiProblem =>
  typeof error === 'object' && error !== null && 'code' in error && 'title' in error;
