import { said } from '@moisson/kernel';
import { parseUrl } from '../mapping/urls.ts';
import type { Endpoint, Recogniser } from './endpoint.ts';

/** The form of a protocol whose requests all have one address, with parameters. */
export interface ServiceForm {
  readonly protocol: string;
  /** Parameters of the protocol's requests, in lower case: people paste a whole request. Others belong to the address. */
  readonly own: ReadonlySet<string>;
  /** Those of them that select a part of the catalogue: rejected, because a source has its filter for that. */
  readonly narrowing: ReadonlySet<string>;
}

/**
 * Reads the address of a service that a person entered: without its fragment and without the parameters of a request.
 * Rejects one that `recognised` assigns to another protocol. Never throws; linear time.
 */
export const readServiceEndpoint = (
  text: string,
  { protocol, own, narrowing }: ServiceForm,
  recognised?: Recogniser,
): Endpoint => {
  const given = text.trim();
  const url = parseUrl(given);
  if (url === undefined || !/^https?:$/.test(url.protocol))
    return { fault: said('ce n’est pas une adresse de la forme https://…', 'it is no address of the form https://…') };
  const other = recognised?.(url);
  if (other !== undefined && other !== protocol)
    return {
      fault: said(
        `c’est une adresse du protocole ${other} : donnez ${other} comme protocole`,
        `it is an address of the protocol ${other}: give ${other} as the protocol`,
      ),
    };
  const names = [...new Set(url.searchParams.keys())];
  const requested = names.filter((name) => own.has(name.toLowerCase()));
  const narrowed = requested.find((name) => narrowing.has(name.toLowerCase()));
  const isChanged = requested.length > 0 || url.hash !== '';
  for (const name of requested) url.searchParams.delete(name);
  url.hash = '';
  const site = url.href.replace(/\?$/, '');
  if (narrowed !== undefined)
    return {
      fault: said(
        `son paramètre « ${narrowed.slice(0, 30)} » demande une partie du catalogue : donnez ${site}, et la partie comme filtre`,
        `its parameter "${narrowed.slice(0, 30)}" asks for a part of the catalogue: give ${site}, and the part as the filter`,
      ),
    };
  return { site, endpoint: isChanged ? site : given };
};

/** Returns the address of a request: the service's own parameters, then those of the request. */
export const requestUrl = (site: string, parameters: Readonly<Record<string, string | undefined>>): string => {
  const url = new URL(site);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
};
