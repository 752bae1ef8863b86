import { SourceId, type Source } from '@moisson/contracts';
import type { ReadContext, SourceFetch } from '@moisson/domain';
import { readLinks, readRobots, type LinkedPage, type Robots } from '@moisson/formats';
import { defined, MoissonError, problem, redactText, said, type Problem, type ProblemCode } from '@moisson/kernel';
import { PLATFORM, type Protocol } from '../protocol.ts';
import { USER_AGENT } from '../robots/user-agent.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { CountedFetch } from './counted-fetch.ts';
import type { Detection, FoundProtocol } from './detection.ts';
import { sampleOf } from './sample.ts';

/** The largest number of requests of one detection. */
export const MAX_REQUESTS = 20;
/** Requests that are kept for the sample of the best protocol, once one was found. */
const FOR_SAMPLE = 3;

/** Problems of a whole host: no other address of it is tried then. */
const OF_HOST: ReadonlySet<ProblemCode> = new Set([
  'fetch.address-forbidden',
  'fetch.dns-failed',
  'fetch.connect-failed',
  'fetch.tls-failed',
  'fetch.no-answer',
  'fetch.rate-limited',
  'fetch.host-waits',
]);

interface DetectionParts {
  readonly protocols: readonly Protocol[];
  readonly fetch: SourceFetch;
  readonly signal: AbortSignal;
  /** Returns a source of this protocol and endpoint, with default settings. */
  readonly sourceOf: (id: SourceId, protocol: string, endpoint: string) => Source;
  /** Called before each request. */
  readonly asked?: (url: string) => void;
}

/**
 * Finds out what stands behind an address: the protocols that answer there, and the best one. Makes at most `MAX_REQUESTS` requests, one
 * after the other. Never throws for what a site answers: that is a warning, in words that can be forwarded to the people behind it.
 */
export const detect = async (text: string, parts: DetectionParts): Promise<Detection> => {
  const address = addressOf(text);
  if (address === undefined)
    return {
      ...{ address: text.slice(0, 1000), found: [], requests: 0 },
      warnings: [
        problem('request.invalid', {
          detail: said('ce n’est pas une adresse de la forme https://…', 'it is no address of the form https://…'),
        }),
      ],
    };
  const fetch = new CountedFetch(parts.fetch, MAX_REQUESTS, parts.asked);
  const warnings = new Warnings();
  const page = await readPageOf(address, fetch, warnings);
  const isDown = warnings.has(OF_HOST);
  const robots = isDown ? undefined : await robotsOf(page?.url ?? address.href, fetch);
  const answers = isDown
    ? []
    : await tried(candidatesOf(parts.protocols, address, page, robots?.sitemaps), fetch, parts, warnings);
  const ordered = answers.toSorted(byWorth);
  const best = ordered[0];
  const sample = best && (await sampled(best, fetch, parts));
  if (best !== undefined && robots?.isAllowed(best.endpoint) === false)
    warnings.add(problem('detection.robots', { url: best.endpoint }));
  if (best === undefined) warnings.add(problem('detection.nothing', { url: address.href }));
  if (page?.links !== undefined && page.hasLogin) warnings.add(problem('detection.login', { url: page.url }));
  const found = ordered.map(({ protocol, endpoint, records, why }, at): FoundProtocol => ({
    ...{ protocol: protocol.name, endpoint, why },
    ...defined({ records, title: page?.title, language: page?.language ?? sample?.languages[0] }),
    ...(at === 0 ? defined({ sample }) : {}),
  }));
  return {
    address: address.href,
    found,
    ...defined({ best: best?.protocol.name, crawlDelaySeconds: robots?.crawlDelaySeconds }),
    warnings: warnings.all,
    requests: fetch.requests,
  };
};

/** Returns the address in a text; `https` if it names no scheme. */
const addressOf = (text: string): URL | undefined => {
  const trimmed = text.trim();
  const given = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (given.length > 2000 || !URL.canParse(given)) return undefined;
  const url = new URL(given);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : undefined;
};

/** What was wrong, each problem once. */
class Warnings {
  readonly #byText = new Map<string, Problem>();

  add(one: Problem): void {
    this.#byText.set(`${one.code} ${one.message.en}`, one);
  }

  has(codes: ReadonlySet<ProblemCode>): boolean {
    return [...this.#byText.values()].some(({ code }) => codes.has(code));
  }

  get all(): readonly Problem[] {
    return [...this.#byText.values()];
  }
}

type ReadPage = LinkedPage & {
  readonly url: string;
  readonly answer: { readonly contentType: string | undefined; readonly text: string };
};

const readPageOf = async (address: URL, fetch: CountedFetch, warnings: Warnings): Promise<ReadPage | undefined> => {
  try {
    const body = await fetch.sendAndKeep({ url: address.href, accept: '*/*' });
    const page = await readLinks(body);
    return { ...page, url: body.url, answer: { contentType: body.contentType, text: page.text } };
  } catch (error) {
    warnings.add(problemOf(error, address.href));
    return undefined;
  }
};

const robotsOf = async (url: string, fetch: CountedFetch): Promise<Robots | undefined> => {
  try {
    const body = await fetch.sendAndKeep({ url: new URL('/robots.txt', url).href, accept: 'text/plain, */*' });
    return await readRobots(body, USER_AGENT);
  } catch {
    // A site without a robots.txt that can be read restricts nothing (RFC 9309 §2.3.1).
    return undefined;
  }
};

/** A candidate that answered in its protocol. */
type Answered = Candidate & { readonly records?: number };

const tried = async (
  candidates: readonly Candidate[],
  fetch: CountedFetch,
  parts: DetectionParts,
  warnings: Warnings,
): Promise<readonly Answered[]> => {
  const answered: Answered[] = [];
  const downHosts = new Set<string>();
  for (const candidate of candidates) {
    const left = MAX_REQUESTS - fetch.requests;
    if (left <= (answered.length > 0 ? FOR_SAMPLE : 0) || parts.signal.aborted) break;
    const { protocol, endpoint, why, isGuess } = candidate;
    const { host } = new URL(endpoint);
    // One endpoint of a protocol is enough, the likeliest one was tried first; and a site runs one platform.
    const isKnown = answered.some(
      (one) => one.protocol === protocol || (isGuess && isPlatform(one) && isPlatform(candidate)),
    );
    if (downHosts.has(host) || isKnown) continue;
    try {
      const { records, detail } = await protocol.probe(contextOf(candidate, fetch, parts));
      const full = said(`${why.fr}; ${detail}`, `${why.en}; ${detail}`);
      answered.push({ ...candidate, why: full, ...defined({ records }) });
    } catch (error) {
      const told = problemOf(error, endpoint);
      if (!OF_HOST.has(told.code)) continue;
      downHosts.add(host);
      warnings.add(told);
    }
  }
  return answered;
};

const isPlatform = ({ protocol }: Candidate): boolean => protocol.detection.preference >= PLATFORM;

/** A protocol with records before one without, then the one whose records say the most. */
const byWorth = (a: Answered, b: Answered): number =>
  Number(b.records !== 0) - Number(a.records !== 0) ||
  b.protocol.detection.preference - a.protocol.detection.preference;

const sampled = async (best: Answered, fetch: CountedFetch, parts: DetectionParts) => {
  try {
    return await sampleOf(best.protocol, contextOf(best, fetch, parts));
  } catch {
    // The probe said that it answers; the first run tells what is wrong with its records.
    return undefined;
  }
};

const contextOf = (
  { protocol, endpoint }: Candidate,
  fetch: SourceFetch,
  { signal, sourceOf }: DetectionParts,
): ReadContext => ({ source: sourceOf(SourceId.parse('detection'), protocol.name, endpoint), fetch, signal });

const problemOf = (error: unknown, url: string): Problem =>
  error instanceof MoissonError
    ? error.toProblem()
    : problem('fetch.connect-failed', { host: new URL(url).host, detail: redactText(String(error)) });
