/** The kinds of errors of CKAN's API (`error.__type`) that this one has. */
export type CkanErrorType =
  | 'Validation Error'
  | 'Search Query Error'
  | 'Search Error'
  | 'Not Found Error'
  | 'Authorization Error'
  | 'Bad Request';

const STATUS: Readonly<Record<CkanErrorType, number>> = {
  'Validation Error': 409,
  'Search Query Error': 400,
  'Search Error': 409,
  'Not Found Error': 404,
  'Authorization Error': 403,
  'Bad Request': 400,
};

/** An error as CKAN tells it: a status and an object. */
export class CkanError extends Error {
  readonly type: CkanErrorType;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(type: CkanErrorType, message: string, members: Readonly<Record<string, unknown>> = { message }) {
    super(message);
    [this.type, this.members] = [type, members];
  }

  get status(): number {
    return STATUS[this.type];
  }
}

/** A parameter that cannot be read: CKAN lists what is wrong by parameter. */
export const invalidParam = (name: string, reason: string): CkanError =>
  new CkanError('Validation Error', `${name}: ${reason}`, { [name]: [reason] });

/** A query that is not understood, or that asks for what is not offered. */
export const refusedQuery = (reason: string): CkanError => new CkanError('Search Error', `Search error: ${reason}`);

export const notFound = (what: string, members: Readonly<Record<string, unknown>> = {}): CkanError =>
  new CkanError('Not Found Error', `Not found: ${what}`, { message: `Not found: ${what}`, ...members });
