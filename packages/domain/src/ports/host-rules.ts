import type { Source } from '@moisson/contracts';

/** What a host asks of our requests, in its robots.txt. */
export interface HostRules {
  /** Seconds between the starts of two requests, if it asks for some. */
  readonly crawlDelaySeconds?: number;
  /** Whether an address may be read. One of another host is not restricted. */
  readonly isAllowed: (url: string) => boolean;
}

export interface HostRulesReader {
  /** Returns the rules of the host of a source's endpoint. Never rejects: unreadable rules restrict nothing. */
  rulesOf(source: Pick<Source, 'endpoint' | 'politeness'>, signal: AbortSignal): Promise<HostRules>;
}
