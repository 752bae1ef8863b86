import type { ReadContext } from '@moisson/domain';
import { attributeOf, childNamed, readXmlList, textOf, type XmlElement, type XmlListEnd } from '@moisson/formats';
import { ACCEPT, contentOf, oaiUrl } from './ask.ts';
import { oaiFault } from './fault.ts';
import { LISTED } from './names.ts';
import { oaiOptions } from './options.ts';

/** The end of one part of a list (§3.5). */
export interface PartEnd extends Pick<XmlListEnd, 'unread'> {
  /** Asks for the next part; undefined after the last one. */
  readonly token: string | undefined;
  /** The size of the whole list, if the repository claims one. It may be an estimate. */
  readonly size: number | undefined;
}

/** Reads one part of the list of records: the first one (of records that changed since `from`), or the one that a token asks for. Throws the repository's error. */
export async function* readPart(
  context: ReadContext,
  part: { readonly metadataPrefix: string; readonly from?: string } | { readonly resumptionToken: string },
): AsyncGenerator<Uint8Array[], PartEnd> {
  const { source, fetch } = context;
  // A token is an exclusive argument: the set is part of it.
  const url = oaiUrl(
    source,
    'ListRecords',
    'resumptionToken' in part ? part : { ...part, set: oaiOptions(source).filter },
  );
  try {
    const { envelope, unread } = yield* readXmlList(await fetch.send({ url, accept: ACCEPT }), LISTED);
    return { unread, ...tokenIn(contentOf(envelope, 'ListRecords', url)) };
  } catch (error) {
    throw oaiFault(error);
  }
}

/** An empty token, or none, ends the list. */
export const tokenIn = (list: XmlElement): Pick<PartEnd, 'token' | 'size'> => {
  const element = childNamed(list, 'resumptionToken');
  if (element === undefined) return { token: undefined, size: undefined };
  const [token, given] = [textOf(element).trim(), attributeOf(element, 'completeListSize')];
  const size = /^\d{1,12}$/.test(given ?? '') ? Number(given) : undefined;
  return { token: token === '' ? undefined : token, size };
};
