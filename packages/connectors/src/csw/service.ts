import type { ReadContext } from '@moisson/domain';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  elementsAt,
  readXml,
  textOf,
  XLINK,
  type XmlElement,
} from '@moisson/formats';
import { MoissonError, said } from '@moisson/kernel';
import { siteOf } from '../addresses/endpoint.ts';
import { requestUrl } from '../addresses/service-endpoint.ts';
import { sameSiteAddress } from '../paging/next-link.ts';
import { cswEndpoint } from './endpoint.ts';
import { codeOf, cswFault, faultIn } from './fault.ts';
import { isCswNamespace, type CswVersion } from './names.ts';

/** What the capabilities of a catalogue service say. */
export interface CswService {
  readonly version: CswVersion;
  readonly title: string;
  /** Where records are asked for. */
  readonly url: string;
  /** `POST` only if the service offers no `GET`: version 2.0.2 requires only `POST` for `GetRecords` (§10.2.5). */
  readonly method: 'GET' | 'POST';
  /** Namespaces of the records that it serves, as it says. */
  readonly schemas: readonly string[];
}

export const ACCEPT = 'application/xml, text/xml;q=0.9';

/** Asks for the capabilities, in version 2.0.2, and if the service does not have it in version 3.0. Throws a `MoissonError`. */
export const readService = async (context: ReadContext): Promise<CswService> => {
  try {
    return await inVersion(context, '2.0.2');
  } catch (error) {
    if (!/^(?:VersionNegotiationFailed|InvalidParameterValue)$/.test(codeOf(error) ?? '')) throw error;
    try {
      return await inVersion(context, '3.0.0');
    } catch {
      throw error;
    }
  }
};

const inVersion = async ({ source, fetch }: ReadContext, version: CswVersion): Promise<CswService> => {
  const site = siteOf(cswEndpoint, source);
  const url = requestUrl(site, { service: 'CSW', request: 'GetCapabilities', version });
  try {
    const capabilities = await readXml(await fetch.send({ url, accept: ACCEPT }));
    const fault = faultIn(capabilities);
    if (fault !== undefined) throw fault;
    if (capabilities.name !== 'Capabilities' || !isCswNamespace(capabilities.namespace))
      throw notCsw(url, capabilities);
    return serviceIn(capabilities, site);
  } catch (error) {
    throw cswFault(error);
  }
};

const serviceIn = (capabilities: XmlElement, site: string): CswService => {
  const version: CswVersion = /^3\./.test(attributeOf(capabilities, 'version') ?? '') ? '3.0.0' : '2.0.2';
  const operation = elementsAt(capabilities, 'OperationsMetadata', 'Operation').find(
    (one) => attributeOf(one, 'name') === 'GetRecords',
  );
  const title = elementsAt(capabilities, 'ServiceIdentification', 'Title')[0];
  const addressFor = (method: string): string | undefined => {
    const [offered] = operation === undefined ? [] : elementsAt(operation, 'DCP', 'HTTP', method);
    return offered && attributeOf(offered, 'href', XLINK);
  };
  const [get, post] = [addressFor('Get'), addressFor('Post')];
  const method = get === undefined && post !== undefined ? 'POST' : 'GET';
  return {
    ...{ version, method },
    title: title === undefined ? '' : textOf(title).trim().slice(0, 200),
    url: ownAddress(method === 'GET' ? get : post, site),
    schemas: operation === undefined ? [] : valuesOf(operation, /^outputschema$/i),
  };
};

/**
 * Returns the address that the capabilities give, without the parameters of a request, if it is on the same site; else
 * that of the source: capabilities behind a proxy often name the machine behind it, and hostile ones any machine.
 */
const ownAddress = (given: string | undefined, site: string): string => {
  const address = given === undefined ? undefined : sameSiteAddress(given, site);
  const read = address === undefined ? undefined : cswEndpoint(address);
  return read !== undefined && 'site' in read ? read.site : site;
};

/** Returns the values of an operation's parameter: `Value` (OWS 1.0), or in `AllowedValues` (OWS 2.0). */
const valuesOf = (operation: XmlElement, name: RegExp): string[] =>
  [...childrenNamed(operation, 'Parameter'), ...childrenNamed(operation, 'Constraint')]
    .filter((parameter) => name.test(attributeOf(parameter, 'name') ?? ''))
    .flatMap((parameter) => [parameter, childNamed(parameter, 'AllowedValues') ?? parameter])
    .flatMap((holder) => childrenNamed(holder, 'Value'))
    .slice(0, 200)
    .map((value) => textOf(value).trim());

/** Returns the error of an answer that is not one of a catalogue service. */
export const notCsw = (url: string, { name, namespace }: XmlElement): MoissonError => {
  const seen = `${name.slice(0, 50)} (${namespace.slice(0, 100)})`;
  return new MoissonError(
    'body.unexpected-shape',
    {
      url,
      detail: said(
        `ce n’est pas la réponse attendue d’un CSW : ${seen}`,
        `it is not the expected answer of a CSW: ${seen}`,
      ),
    },
    { retryable: true },
  );
};
