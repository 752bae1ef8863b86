import { SourceId, type Credential, type SealedCredential } from '@moisson/contracts';
import { createLogger, readConfig } from '@moisson/runtime';
import { EmbeddedLine, startLineOperator } from '@moisson/standalone';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An embedded line that encrypts credentials, with its operator's API. It can be opened again with other keys. */
export class CredentialedLine implements AsyncDisposable {
  readonly #dir: string;
  #line: EmbeddedLine | undefined;
  #operator: Awaited<ReturnType<typeof startLineOperator>> | undefined;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async open(...keys: readonly Buffer[]): Promise<CredentialedLine> {
    const opened = new CredentialedLine(await mkdtemp(join(tmpdir(), 'moisson-credentials-')));
    await opened.reopen(...keys);
    return opened;
  }

  /** `keys`: the newest first. */
  async reopen(...keys: readonly Buffer[]): Promise<void> {
    await this.#close();
    const [newest, ...older] = keys.map((key) => key.toString('hex'));
    const config = readConfig({
      MOISSON_DATA_DIR: this.#dir,
      MOISSON_EGRESS_ALLOW: '127.0.0.0/8',
      MOISSON_CREDENTIALS_KEY: newest,
      MOISSON_CREDENTIALS_OLD_KEYS: older.join(','),
    });
    const log = createLogger('test', 'silent');
    this.#line = await EmbeddedLine.open(config, log);
    this.#operator = await startLineOperator(this.#line, config, log, { host: '127.0.0.1', port: 0 });
  }

  get line(): EmbeddedLine {
    return this.#line!;
  }

  /** Sends a request to the operator's API; with a body it is a POST. */
  async ask(path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${this.#operator!.url}/api/v1${path}`, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  set(id: string, ...credentials: readonly Credential[]): Promise<{ readonly status: number; readonly body: unknown }> {
    return this.ask(`/sources/${id}/credentials`, { credentials });
  }

  /** Reads the source now; returns the outcome of its run and the codes of its problems. */
  async poll(id: string): Promise<{ readonly outcome: string; readonly problems: readonly string[] }> {
    await this.line.harvester.idle();
    await this.line.pollNow(SourceId.parse(id));
    const [run] = await this.line.store.runs.list({ sourceId: SourceId.parse(id), limit: 1 });
    return { outcome: run!.outcome, problems: run!.problems.map(({ code }) => code) };
  }

  stored(id: string): Promise<readonly SealedCredential[]> {
    return this.line.store.credentials.of(SourceId.parse(id));
  }

  /** Writes to the store as someone could who has its file but no key. */
  async overwrite(
    id: string,
    change: (sealed: readonly SealedCredential[]) => readonly SealedCredential[],
  ): Promise<void> {
    await this.line.store.credentials.change(SourceId.parse(id), change);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
    await rm(this.#dir, { recursive: true, force: true });
  }

  async #close(): Promise<void> {
    await this.#operator?.stop();
    await this.#line?.harvester.idle();
    await this.#line?.close();
  }
}
