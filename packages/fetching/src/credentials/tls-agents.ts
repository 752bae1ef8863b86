import { type Bounded } from '@moisson/kernel';
import { createHash } from 'node:crypto';
import { Agent, type AgentOptions } from 'node:https';
import { getCACertificates } from 'node:tls';

/** PEM texts of one source. */
export interface TlsMaterial {
  /** Trusted beside the public authorities. */
  readonly authorities: readonly string[];
  readonly certificate?: string;
  readonly key?: string;
}

/** Sources with certificates of their own are few. Beyond it the oldest agent is forgotten. */
const MAX_AGENTS = 100;
/** Milliseconds. An idle connection ends by itself, so a forgotten agent leaves nothing open. */
const IDLE_MS = 30_000;

/**
 * The agents of sources with certificates of their own. Connections are never shared between different certificates,
 * nor with other sources: who is connected decides what the server shows.
 */
export class TlsAgents {
  readonly #options: AgentOptions;
  readonly #agents = new Map<string, Agent>();
  readonly bound: Bounded = { name: 'fetch.tls-agents', limit: MAX_AGENTS, held: () => this.#agents.size };

  /** `options`: of all agents, among them the guarded lookup. */
  constructor(options: AgentOptions) {
    this.#options = { ...options, timeout: IDLE_MS };
  }

  for({ authorities, certificate, key }: TlsMaterial): Agent {
    const id = createHash('sha256')
      .update(JSON.stringify([authorities, certificate, key]))
      .digest('hex');
    const known = this.#agents.get(id);
    if (known !== undefined) return known;
    const agent = new Agent({
      ...this.#options,
      // `ca` replaces the public authorities, so they are named too.
      ...(authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...authorities] }),
      ...(certificate === undefined ? {} : { cert: certificate, key }),
    });
    const [oldest] = this.#agents.keys();
    if (this.#agents.size >= MAX_AGENTS) this.#agents.delete(oldest!);
    this.#agents.set(id, agent);
    return agent;
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }
}
