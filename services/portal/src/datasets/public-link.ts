import { Instant, LinkFacts, LinkSpell, LinkState, type Link } from '@moisson/contracts';
import { defined, problem, Problem } from '@moisson/kernel';
import { z } from 'zod';

/** What stands behind one address of a dataset. */
const PublicLink = z.strictObject({
  url: z.string(),
  state: LinkState,
  since: Instant.describe('Since when it is in this state'),
  problem: Problem.optional().describe('Why it is not `ok`, and what to do'),
  ...LinkFacts.shape,
  firstSeenAt: Instant.describe('When a dataset first gave the address'),
  lastSeenAt: Instant.optional().describe('The last check that reached the file'),
  lastChangedAt: Instant.optional().describe('When a check first found another file than the one before'),
  checkedAt: Instant.optional(),
  history: z.array(LinkSpell).describe('How long it stayed in which state, newest first; at most 20'),
});

export const DatasetLinks = z.strictObject({ items: z.array(PublicLink) });

export const publicLink = (link: Link): z.infer<typeof PublicLink> => {
  const { url, state, since, facts, firstSeenAt, lastSeenAt, lastChangedAt, checkedAt, spells } = link;
  const told = link.problem && problem(link.problem.code, link.problem.params);
  return {
    ...{ url, state, since, firstSeenAt, history: [...spells] },
    ...facts,
    ...defined({ problem: told, lastSeenAt, lastChangedAt, checkedAt }),
  };
};
