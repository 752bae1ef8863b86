import type { IncomingHttpHeaders } from 'node:http';
import { json, type Answer } from './answer.ts';

/** What a simulated source demands of each request. */
export interface Demand {
  /** Headers by their name in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters of the query. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** It writes what it was sent into its descriptions, its `Link` and its ETag. */
  readonly repeats?: boolean;
}

/** Certificates of a simulated source, in PEM. `clientAuthority`: it demands a client certificate of that authority. */
export interface SimulatedTls {
  readonly cert: string;
  readonly key: string;
  readonly clientAuthority?: string;
}

const meets = ({ headers = {}, parameters = {} }: Demand, sent: IncomingHttpHeaders, url: URL): boolean =>
  Object.entries(headers).every(([name, value]) => sent[name] === value) &&
  Object.entries(parameters).every(([name, value]) => url.searchParams.get(name) === value);

/** Returns the answer if the request meets the demand; else 401 with all that was sent. */
export const demanded = (demand: Demand, good: Answer, sent: IncomingHttpHeaders, url: URL): Answer => {
  const repeated = JSON.stringify({ url: url.href, search: [...url.searchParams], ...sent });
  if (!meets(demand, sent, url)) return json({ success: false, error: { message: `not for you: ${repeated}` } }, 401);
  if (demand.repeats !== true) return good;
  const text = JSON.stringify(`${repeated} `).slice(1, -1);
  return {
    ...good,
    headers: { ...good.headers, link: `<${url.href}>; rel="self"`, etag: JSON.stringify(url.search) },
    body: String(good.body).replaceAll(/"(?:notes|description)":"/g, (name) => name + text),
  };
};
