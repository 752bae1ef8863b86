import type { ReadContext } from '@moisson/domain';
import { childNamed, childrenNamed, textOf, type XmlElement } from '@moisson/formats';
import { askRepository } from './ask.ts';
import { codeOf } from './fault.ts';
import { oaiOptions } from './options.ts';
import { payloads } from './payloads.ts';

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

/** Returns the prefixes to try, the best one first: the operator's choice, else the richest format that is read. */
export const prefixesOf = async (context: ReadContext): Promise<readonly string[]> => {
  const { prefix } = oaiOptions(context.source);
  if (prefix !== undefined) return [prefix];
  const offered = await formatsOf(context);
  const known = payloads.flatMap(({ offered: pattern }) =>
    offered.filter(({ namespace }) => pattern.test(namespace)).map((format) => format.prefix),
  );
  return [...new Set([...known.slice(0, 4), DUBLIN_CORE])];
};

interface OfferedFormat {
  readonly prefix: string;
  readonly namespace: string;
}

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
