import type { Links } from '@moisson/domain';
import { defined } from '@moisson/kernel';
import type { LinkHostView } from '@moisson/operations/operator-api';

const MAX_HOSTS = 1000;

/** Returns the hosts of which links are checked: those with most dead links first, then those with most that fail. */
export const linkHosts = async (links: Pick<Links, 'hosts'>): Promise<LinkHostView[]> =>
  (await links.hosts())
    .map(({ host, links: count, counts, countedAt, nextDue, owner }) => ({
      ...{ host, links: count, counts, nextDue, isBeingChecked: owner !== undefined },
      ...defined({ countedAt }),
    }))
    .sort((a, b) => badness(b) - badness(a) || b.links - a.links || (a.host < b.host ? -1 : 1))
    .slice(0, MAX_HOSTS);

/** A dead link outweighs any number of failing ones that a host may have. */
const badness = ({ counts }: Pick<LinkHostView, 'counts'>): number =>
  (counts.dead ?? 0) * 1e6 + (counts.failing ?? 0) + (counts['wrong-type'] ?? 0);
