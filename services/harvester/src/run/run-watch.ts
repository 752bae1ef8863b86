import {
  MAX_CHANGES_KEPT,
  MAX_REQUESTS_KEPT,
  runId,
  topics,
  type RunChange,
  type RunDetail,
  type RunFinding,
  type RunPhaseName,
  type RunRequest,
  type SourceRecord,
} from '@moisson/contracts';
import { anyLanguage, cutText, defined, MoissonError, redactText } from '@moisson/kernel';
import {
  changedFields,
  type ChangeLog,
  type Claim,
  type Connector,
  type NewMessage,
  type Records,
  type SourceFetch,
} from '@moisson/domain';

/** Published records that are looked at for findings: parsing an event again takes some of the time of a first load. */
const MAX_LOOKED_AT = 5000;
const MAX_EXAMPLES = 10;
const MAX_FINDINGS = 200;
const MAX_URL = 500;
const MAX_SEEN = 200;

interface WatchParts {
  readonly claim: Claim;
  readonly records: Pick<Records, 'get'>;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
  readonly traceId?: string;
}

/**
 * Watches a run from outside: the requests that it sends, the pages that it gets, the events that it publishes. What it keeps is bounded,
 * whatever the source does.
 */
export class RunWatch {
  readonly #parts: WatchParts;
  readonly #began: number;
  readonly #phases: { name: RunPhaseName; from: number }[];
  readonly #first: RunRequest[] = [];
  readonly #last: RunRequest[] = [];
  readonly #changes: RunChange[] = [];
  readonly #findings = new Map<string, { -readonly [K in keyof RunFinding]: RunFinding[K] }>();
  #pages = 0;
  #requests = 0;
  #published = 0;
  #lookedAt = 0;
  #findingsWhole = true;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#began = parts.monotonic();
    this.#phases = [{ name: 'prepare', from: this.#began }];
  }

  /** Returns how the run goes. `seen`: records so far. `now`: of the store's clock, as far as it is known. */
  detail(seen: number, now: Date): RunDetail {
    const { claim, monotonic, traceId } = this.#parts;
    const { sourceId, run, claimedAt: startedAt, records: expected } = claim;
    const at = monotonic();
    return {
      ...{ runId: runId(sourceId, run), sourceId, run, startedAt, updatedAt: now.toISOString() },
      phases: this.#phases.map(({ name, from }, index) => ({
        name,
        milliseconds: Math.round((this.#phases[index + 1]?.from ?? at) - from),
      })),
      ...{ pages: this.#pages, seen, expected },
      ...{ requests: [...this.#first, ...this.#last], requestsTotal: this.#requests },
      ...{ changes: [...this.#changes], changesTotal: this.#published },
      ...{ findings: [...this.#findings.values()], findingsWhole: this.#findingsWhole },
      ...defined({ traceId }),
    };
  }

  /** Returns the fetch, each request of which is noted with its answer. */
  requests(fetch: SourceFetch): SourceFetch {
    return {
      send: async (request) => {
        const sent = this.#parts.monotonic();
        const note = (answer: Pick<RunRequest, 'status' | 'problem'>): void =>
          this.#keep({
            method: request.method ?? 'GET',
            url: cutText(redactText(request.url), MAX_URL),
            at: Math.max(0, Math.round(sent - this.#began)),
            milliseconds: Math.max(0, Math.round(this.#parts.monotonic() - sent)),
            ...answer,
          });
        try {
          const body = await fetch.send(request);
          note({ status: body.status });
          return body;
        } catch (error) {
          const status = error instanceof MoissonError ? Number(error.params.status) : NaN;
          note({
            ...(Number.isInteger(status) ? { status } : {}),
            ...(error instanceof MoissonError ? { problem: error.code } : {}),
          });
          throw error;
        }
      },
    };
  }

  /** Returns the connector, the pages of which are counted. */
  pages(connector: Connector): Connector {
    const enter = (name: RunPhaseName): void => this.#enter(name);
    const turned = (): void => void (this.#pages += 1);
    return {
      ...connector,
      async *pages(context) {
        enter('read');
        const pages = connector.pages(context);
        try {
          for (let step = await pages.next(); ; step = await pages.next()) {
            if (step.done) return step.value;
            turned();
            yield step.value;
          }
        } finally {
          enter('conclude');
          await pages.return(undefined as never);
        }
      },
    };
  }

  /** Returns the log, the record events of which are noted, compared with the versions in the catalogue. */
  events(changeLog: ChangeLog): ChangeLog {
    const isOfRecords = (topic: string): boolean => topic === topics.records || topic === topics.recordsBulk;
    return new Proxy(changeLog, {
      get: (target, name) => {
        if (name !== 'publish') {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
        return async (topic: string, messages: readonly NewMessage[]) => {
          if (isOfRecords(topic)) await this.#note(messages);
          return target.publish(topic, messages);
        };
      },
    });
  }

  #enter(name: RunPhaseName): void {
    if (this.#phases.at(-1)!.name !== name) this.#phases.push({ name, from: this.#parts.monotonic() });
  }

  #keep(request: RunRequest): void {
    this.#requests += 1;
    if (this.#first.length < MAX_REQUESTS_KEPT / 2) this.#first.push(request);
    else {
      this.#last.push(request);
      if (this.#last.length > MAX_REQUESTS_KEPT / 2) this.#last.shift();
    }
  }

  async #note(messages: readonly NewMessage[]): Promise<void> {
    this.#published += messages.length;
    const room = Math.max(0, MAX_LOOKED_AT - this.#lookedAt);
    if (messages.length > room) this.#findingsWhole = false;
    const looked = messages.slice(0, room);
    this.#lookedAt += looked.length;
    const kept = looked.slice(0, MAX_CHANGES_KEPT - this.#changes.length);
    const before =
      kept.length === 0 ? new Map<string, never>() : await this.#parts.records.get(kept.map(({ key }) => key));
    for (const [at, message] of looked.entries()) {
      const isRemoval = message.headers.ce_type === 'org.moisson.record.removed.v1';
      // The data of a large event is stored apart.
      if (message.value.byteLength === 0) continue;
      const data = JSON.parse(Buffer.from(message.value).toString()) as SourceRecord & { label: string };
      if (!isRemoval) this.#find(data);
      if (at >= kept.length) continue;
      const { recordKey } = data;
      const old = before.get(message.key);
      if (isRemoval) this.#changes.push({ recordKey, kind: 'removed', title: data.label });
      else {
        const isNew = data.firstSeenAt === data.changedAt;
        const fields = old?.state === 'live' ? changedFields(old.dataset, data.dataset) : undefined;
        this.#changes.push({
          ...{ recordKey, kind: isNew ? 'created' : 'updated' },
          title: cutText(anyLanguage(data.dataset.title), 200),
          ...(isNew ? {} : defined({ fields })),
        });
      }
    }
  }

  #find({ recordKey, findings }: Pick<SourceRecord, 'recordKey' | 'findings'>): void {
    const met = new Set<string>();
    for (const { code, severity, field, seen } of findings) {
      const cause = `${code} ${field ?? ''}`;
      if (met.has(cause)) continue;
      met.add(cause);
      const example = { recordKey, ...defined({ seen: seen === undefined ? undefined : cutText(seen, MAX_SEEN) }) };
      const known = this.#findings.get(cause);
      if (known !== undefined) {
        known.records += 1;
        if (known.examples.length < MAX_EXAMPLES) known.examples = [...known.examples, example];
      } else if (this.#findings.size < MAX_FINDINGS)
        this.#findings.set(cause, { code, severity, ...defined({ field }), records: 1, examples: [example] });
    }
  }
}
