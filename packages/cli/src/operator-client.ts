import { MoissonError, ProblemCode } from '@moisson/kernel';
import { addressOf, type GivenInput, type OperationDescription, type OperationInput } from '@moisson/operations';

/** A problem that the operator's API returned, in the language of the request. */
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

/** What must still hold for an operation to be done. */
interface Conditions {
  /** The revision of the source. */
  readonly revision?: string | undefined;
}

/** A client of the operator's API. */
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

  /** Returns the answer of an operation; if it started work (202), the first answer after the work is done. */
  call = async <Input extends OperationInput>(
    operation: OperationDescription<Input>,
    given: GivenInput<Input>,
    conditions: Conditions = {},
  ): Promise<unknown> => {
    const first = await this.#ask(operation, given, conditions);
    await this.#follow(first);
    return first.body;
  };

  /** Follows the `Location` of a first answer 202, and returns the final answer. */
  callAndFollow = async <Input extends OperationInput>(
    operation: OperationDescription<Input>,
    given: GivenInput<Input>,
  ): Promise<unknown> => (await this.#follow(await this.#ask(operation, given))).body;

  #ask<Input extends OperationInput>(
    operation: OperationDescription<Input>,
    { params, query, body }: GivenInput<Input>,
    conditions: Conditions = {},
  ): Promise<Answer> {
    return this.#send(operation.method.toUpperCase(), addressOf(operation, params, query), body, conditions);
  }

  async #follow(answer: Answer): Promise<Answer> {
    let last = answer;
    while (last.location !== undefined) last = await this.#send('GET', last.location);
    return last;
  }

  async #send(method: string, path: string, body?: unknown, { revision }: Conditions = {}): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(this.#url + path, {
        method,
        headers: {
          ...this.#headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
        },
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
