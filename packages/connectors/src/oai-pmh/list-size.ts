import type { ReadContext } from '@moisson/domain';
import { readXmlList } from '@moisson/formats';
import { MoissonError } from '@moisson/kernel';
import { ACCEPT, contentOf, oaiUrl } from './ask.ts';
import { codeOf, oaiFault } from './fault.ts';
import { HEADERS } from './names.ts';
import { oaiOptions } from './options.ts';
import { tokenIn } from './read-part.ts';

/**
 * Returns how many records a repository has in a format, from the headers of the first part of its list
 * (`ListIdentifiers`, §4.3). Undefined if it does not say. Throws only what has nothing to do with the question.
 */
export const listSize = async ({ source, fetch }: ReadContext, metadataPrefix: string): Promise<number | undefined> => {
  const url = oaiUrl(source, 'ListIdentifiers', { metadataPrefix, set: oaiOptions(source).filter });
  try {
    const reading = readXmlList(await fetch.send({ url, accept: ACCEPT }), HEADERS);
    let headers = 0;
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) headers += step.value.length;
    const { token, size } = tokenIn(contentOf(step.value.envelope, 'ListIdentifiers', url));
    return size ?? (token === undefined ? headers + step.value.unread.count : undefined);
  } catch (error) {
    const fault = oaiFault(error);
    const code = codeOf(fault);
    if (code !== undefined) return /^(?:noRecordsMatch|cannotDisseminateFormat)$/.test(code) ? 0 : undefined;
    if (fault instanceof MoissonError && fault.code.startsWith('body.')) return undefined;
    throw fault;
  }
};
