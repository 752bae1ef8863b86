import type { Dataset, Link } from '@moisson/contracts';
import { checkedUrl, linkId, givenLinks } from '@moisson/domain';
import type { PortalStore } from '../portal-store.ts';

/** Returns what is known of the addresses of a dataset, by the ids of their links. */
export const linksOfDataset = async (
  { links }: Pick<PortalStore, 'links'>,
  dataset: Dataset,
): Promise<ReadonlyMap<string, Link>> => {
  const found = await links.some(givenLinks(dataset).map(({ id }) => id));
  return new Map(found.map((link) => [link.id, link]));
};

/** Returns the link of an address. */
export const linkOf = (links: ReadonlyMap<string, Link>, address: string | undefined): Link | undefined => {
  const url = checkedUrl(address);
  return url && links.get(linkId(url.href));
};
