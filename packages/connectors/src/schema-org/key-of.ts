import type { RecordKey, Source } from '@moisson/contracts';
import { isJsonObject, rawHash, type Json, type JsonObject } from '@moisson/domain';
import { recordKey } from '../mapping/record-key.ts';
import { parseUrl } from '../mapping/urls.ts';
import { listOf, plainNode } from './schema-names.ts';

const MAX_KEY = 450;

/**
 * Returns the address of the node, else the dataset's identifier, else its own address, else its page. Addresses on the
 * source's host are without scheme and host, which may change for a whole site at once.
 */
export const keyOf = ({ page, dataset }: JsonObject, source: Source): RecordKey | undefined => {
  if (!isJsonObject(dataset) || typeof page !== 'string') return undefined;
  const node = plainNode(dataset);
  const id = nodeAddress(node['@id'], page);
  const given = id ?? identifierOf(node) ?? (typeof node.url === 'string' ? node.url : undefined);
  const key = withinSite((given ?? page).trim(), source);
  return recordKey(key.length > MAX_KEY ? `${key.slice(0, MAX_KEY - 80)} ${rawHash(key)}` : key);
};

/** Returns the absolute address of a node. A blank node (`_:b0`) has none. */
const nodeAddress = (id: Json | undefined, page: string): string | undefined => {
  if (typeof id !== 'string' || id.trim() === '' || id.startsWith('_:')) return undefined;
  return /^[a-z][a-z0-9+.-]{0,20}:/i.test(id) ? id : parseUrl(id, page)?.href;
};

/** Returns the first `identifier`: a text, a PropertyValue, or a tagged value. */
export const identifierOf = (node: JsonObject): string | undefined => {
  for (const one of listOf(node.identifier)) {
    const value = isJsonObject(one) ? (one.value ?? one['@value'] ?? one['@id'] ?? one.url) : one;
    if ((typeof value === 'string' || typeof value === 'number') && String(value).trim() !== '') return String(value);
  }
  return undefined;
};

const withinSite = (identifier: string, source: Source): string => {
  const url = parseUrl(identifier);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return identifier;
  const bare = (host: string): string => host.replace(/^www\./, '');
  const host = bare(url.host) === bare(new URL(source.endpoint).host) ? '' : `//${url.host}`;
  return `${host}${url.pathname}${url.search}${url.hash}`;
};
