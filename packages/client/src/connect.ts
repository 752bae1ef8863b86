import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/portal-api.ts';

export type MoissonClient = Client<paths>;

export interface ConnectOptions {
  /** The language of problems; French without it. */
  readonly language?: 'fr' | 'en';
  /** Sends the requests; the platform's `fetch` without it. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Returns a client of the portal at an address such as `https://moisson.example`. Paths, parameters and answers are typed by its OpenAPI document. */
export const connect = (portalUrl: string, { language, fetch }: ConnectOptions = {}): MoissonClient =>
  createClient<paths>({
    baseUrl: portalUrl,
    ...(language === undefined ? {} : { headers: { 'accept-language': language } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
