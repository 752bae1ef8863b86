import type { Source } from '@moisson/contracts';
import type { ReadContext } from '@moisson/domain';
import { childNamed, readXml, type XmlElement } from '@moisson/formats';
import { MoissonError, said } from '@moisson/kernel';
import { siteOf } from '../addresses/endpoint.ts';
import { requestUrl } from '../addresses/service-endpoint.ts';
import { oaiEndpoint } from './endpoint.ts';
import { faultIn, oaiFault, thrownFault } from './fault.ts';
import { OAI, type Verb } from './names.ts';

export const ACCEPT = 'text/xml, application/xml;q=0.9';

/** Returns the address of a request (§3.1.1). */
export const oaiUrl = (
  source: Source,
  verb: Verb,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string => requestUrl(siteOf(oaiEndpoint, source), { verb, ...parameters });

/** Returns the element with the verb's name of a small answer. Throws the repository's error, or `body.unexpected-shape`. */
export const askRepository = async ({ source, fetch }: ReadContext, verb: Verb): Promise<XmlElement> => {
  const url = oaiUrl(source, verb);
  try {
    return contentOf(await readXml(await fetch.send({ url, accept: ACCEPT })), verb, url);
  } catch (error) {
    throw oaiFault(error);
  }
};

/** Returns the element with the verb's name. Throws the repository's error, or `body.unexpected-shape`. */
export const contentOf = (answer: XmlElement, verb: Verb, url: string): XmlElement => {
  if (answer.name !== 'OAI-PMH' || answer.namespace !== OAI) throw unexpected(url, answer);
  const fault = faultIn(answer);
  if (fault !== undefined) throw thrownFault(fault);
  const content = childNamed(answer, verb);
  if (content === undefined) throw unexpected(url, answer);
  return content;
};

const unexpected = (url: string, { name, namespace }: XmlElement): MoissonError => {
  const seen = `${name.slice(0, 50)} (${namespace.slice(0, 100)})`;
  return new MoissonError(
    'body.unexpected-shape',
    {
      url,
      detail: said(`ce n’est pas une réponse d’OAI-PMH 2.0 : ${seen}`, `it is no answer of OAI-PMH 2.0: ${seen}`),
    },
    { retryable: true },
  );
};
