import type { ReadContext } from '@moisson/domain';
import { childNamed, childrenNamed, textOf, type XmlElement } from '@moisson/formats';
import { askRepository } from './ask.ts';
import { codeOf } from './fault.ts';
import { listSize } from './list-size.ts';
import { oaiOptions } from './options.ts';
import { payloads, type OfferedFormat } from './payloads.ts';

/** What `Identify` says about a repository (§4.2). */
export interface Repository {
  readonly name: string;
  /** It reports deleted records, all or for some time. With `no`, a record that it marks as deleted proves nothing. */
  readonly reportsDeleted: boolean;
  /** Its dates have a time (`granularity`, §4.2); else they are days. */
  readonly hasTimes: boolean;
}

const textAt = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name);
  return child === undefined ? '' : textOf(child).trim();
};

/** Throws the repository's error, or a `MoissonError` of the answer. */
export const identify = async (context: ReadContext): Promise<Repository> => {
  const content = await askRepository(context, 'Identify');
  return {
    name: textAt(content, 'repositoryName').slice(0, 200),
    hasTimes: textAt(content, 'granularity').includes('T'),
    reportsDeleted: /^(?:persistent|transient)$/.test(textAt(content, 'deletedRecord')),
  };
};

/** The prefix of Dublin Core, which every repository has to offer (§3.4). */
export const DUBLIN_CORE = 'oai_dc';

/** A format that lacks more of the records than this part is not taken: what it does not tell would look removed. */
const MAX_MISSING = 0.01;

/**
 * Returns the prefixes to try, the best one first: the operator's choice, else the richest format that is read. A
 * repository lists only the records that it has in a format (§2.4), so one that has fewer than Dublin Core is left out.
 */
export const prefixesOf = async (context: ReadContext): Promise<readonly string[]> => {
  const { prefix } = oaiOptions(context.source);
  if (prefix !== undefined) return [prefix];
  const offered = await formatsOf(context);
  const known = payloads.flatMap(({ offered: isOffered }) => offered.filter(isOffered).map((format) => format.prefix));
  const rich = [...new Set(known)].filter((one) => one !== DUBLIN_CORE).slice(0, 4);
  const all = rich.length === 0 ? undefined : await listSize(context, DUBLIN_CORE);
  for (const [at, one] of rich.entries()) {
    const size = all === undefined ? undefined : await listSize(context, one);
    if (all === undefined || size === undefined || size >= all * (1 - MAX_MISSING))
      return [...rich.slice(at), DUBLIN_CORE];
  }
  return [DUBLIN_CORE];
};

/** A repository that does not know the verb offers Dublin Core. */
const formatsOf = async (context: ReadContext): Promise<OfferedFormat[]> => {
  try {
    const content = await askRepository(context, 'ListMetadataFormats');
    return childrenNamed(content, 'metadataFormat')
      .slice(0, 200)
      .map((format) => ({
        prefix: textAt(format, 'metadataPrefix'),
        namespace: textAt(format, 'metadataNamespace'),
      }))
      .filter(({ prefix }) => /^[A-Za-z0-9\-_.!~*'()]{1,100}$/.test(prefix));
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return [];
  }
};
