import { MoissonError, ProblemCode } from '@moisson/kernel';

/** A problem as the operator's API told it, in the language that was asked for. */
export class RemoteProblem extends Error {
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(problem: Readonly<Record<string, unknown>>) {
    super([problem.title, problem.detail].filter((part) => typeof part === 'string').join(' '));
    this.problem = problem;
  }

  get code(): ProblemCode | undefined {
    return ProblemCode.safeParse(this.problem.code).data;
  }
}

interface Answer {
  readonly body: unknown;
  readonly location?: string;
}

/** Speaks to the operator's API. */
export class OperatorClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, options: { readonly language: 'fr' | 'en'; readonly token?: string }) {
    this.#url = url;
    this.#headers = {
      'accept-language': options.language,
      accept: 'application/json',
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
    };
  }

  get = async (path: string): Promise<unknown> => (await this.#send('GET', path)).body;

  /** The first answer, once what it set going is done. */
  post = async (path: string, body?: unknown): Promise<unknown> => {
    const first = await this.#send('POST', path, body);
    await this.#follow(first);
    return first.body;
  };

  /** Where to look is told with 202; what is found there in the end is the answer. */
  postAndFollow = async (path: string): Promise<unknown> => (await this.#follow(await this.#send('POST', path))).body;

  async #follow(answer: Answer): Promise<Answer> {
    let last = answer;
    while (last.location !== undefined) last = await this.#send('GET', last.location);
    return last;
  }

  async #send(method: string, path: string, body?: unknown): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(this.#url + path, {
        method,
        headers: { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw new MoissonError(
        'dependency.unavailable',
        { dependency: this.#url, detail: String(error) },
        { cause: error },
      );
    }
    const answer: unknown = await response.json().catch(() => ({}));
    if (!response.ok) throw new RemoteProblem({ status: response.status, ...(answer as object) });
    const location = response.status === 202 ? response.headers.get('location') : null;
    return { body: answer, ...(location === null ? {} : { location }) };
  }
}
