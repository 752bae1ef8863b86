import { type RecordKey } from '@moisson/contracts';
import { MoissonError, OutageError, type ProblemCode } from '@moisson/kernel';
import type { FetchRequest, RecordAnswer, RecordQuestion } from '@moisson/domain';
import type { RunContext } from '../run/run-context.ts';

/** Maximum of known records that a server is asked for until it confirms one. */
const MAX_CONTROLS = 3;
/** Problems which mean that the server was not reached or did not answer; other problems are answers that prove nothing. */
const SILENT: ReadonlySet<string> = new Set<ProblemCode>([
  ...(['fetch.dns-failed', 'fetch.connect-failed', 'fetch.tls-failed', 'fetch.too-busy'] as const),
  ...([
    'fetch.no-answer',
    'fetch.timeout',
    'fetch.too-slow',
    'fetch.rate-limited',
    'fetch.host-waits',
    'fetch.server-error',
  ] as const),
]);

/** The answer to a question; `silent` if there was none. */
export type Said = RecordAnswer | 'silent';

/** Returns how to ask the source for a record, from the version that it served last; undefined if there is no such question. */
export const questionOf = async (
  { store, connector, source }: RunContext,
  key: RecordKey,
): Promise<RecordQuestion | undefined> => {
  const payload = await store.payloads.get(source.id, key);
  if (payload === undefined) return undefined;
  return connector.one?.(connector.format.parse(payload.body).given, source);
};

/** Asks once. Returns the source's errors as answers; throws if the run itself was ended. */
export const ask = async (
  { fetch, signal }: RunContext,
  question: RecordQuestion,
  request: FetchRequest = question.request,
): Promise<Said> => {
  try {
    const body = await fetch.send(request);
    try {
      return await question.read(body);
    } finally {
      body.leave();
    }
  } catch (error) {
    if (signal.aborted || error instanceof OutageError || !(error instanceof MoissonError)) throw error;
    return SILENT.has(error.code) ? 'silent' : 'unknown';
  }
};

/** How far one server's answers about single records can be believed, in one run. */
export class RecordServer {
  /** A record that exists and that the server confirmed: so its "gone" may be believed. */
  readonly #control: RecordQuestion | undefined;
  /**
   * `unproven`: nothing exists to compare its answers with, or it denies existing records. `silent`: it does not answer now. `none`: it has
   * no such question.
   */
  readonly state: 'answers' | 'unproven' | 'silent' | 'none';

  private constructor(state: RecordServer['state'], control: RecordQuestion | undefined) {
    this.state = state;
    this.#control = control;
  }

  /** Asks for records that are known to exist, and, if answers do not name their record, for one that cannot exist. */
  static async try(
    context: RunContext,
    question: RecordQuestion,
    present: readonly RecordKey[],
  ): Promise<RecordServer> {
    const { origin } = new URL(question.request.url);
    if (question.decoy !== undefined) {
      const said = await ask(context, question, question.decoy);
      if (said !== 'gone') return new RecordServer(said === 'silent' ? 'silent' : 'none', undefined);
    }
    let tried = 0;
    let silent = 0;
    let denied = 0;
    for (const key of present) {
      if (tried >= MAX_CONTROLS) break;
      const control = await questionOf(context, key);
      if (control === undefined || new URL(control.request.url).origin !== origin) continue;
      const said = await ask(context, control);
      if (said === 'here') return new RecordServer('answers', control);
      tried += 1;
      if (said === 'silent') silent += 1;
      if (said === 'gone') denied += 1;
    }
    // A server that denies records of its own list answers, but its answers prove nothing.
    if (tried === 0 || denied > 0) return new RecordServer('unproven', undefined);
    return new RecordServer(silent > 0 ? 'silent' : 'none', undefined);
  }

  /** Whether it still confirms the record that exists. */
  async stillConfirms(context: RunContext): Promise<boolean> {
    return this.#control !== undefined && (await ask(context, this.#control)) === 'here';
  }
}
