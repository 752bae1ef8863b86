import { DatasetId, Instant, LinkFacts, LinkState, SourceId } from '@moisson/contracts';
import { Problem, said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation, type BodyOf } from '../operation.ts';

const Filter = z.object({
  state: LinkState.optional().describe('Only those in this state'),
  host: z.string().max(300).optional().describe('Only those of this host, with its port'),
  source: SourceId.optional().describe('Only those that a dataset with a record of this source gives'),
});

/** One address that datasets give, and what its checks found. */
const LinkView = z.strictObject({
  id: z.string(),
  url: z.string(),
  host: z.string(),
  state: LinkState,
  since: Instant.describe('Since when it is in this state'),
  problem: Problem.optional().describe('Why it is not `ok`, and what to do'),
  format: z.string().optional().describe('The media type that a dataset declares'),
  ...LinkFacts.shape,
  checkedAt: Instant.optional(),
  lastSeenAt: Instant.optional().describe('The last check that reached the file'),
  nextDue: Instant.describe('When it is checked again'),
  failures: z.int().describe('Failed checks in a row'),
  datasets: z.array(z.strictObject({ id: DatasetId, title: z.string() })).describe('Some that give it; at most 3'),
  sources: z.array(SourceId).describe('The sources of these datasets'),
});

/** Some links, and where to go on. */
const LinkPage = z.strictObject({
  items: z.array(LinkView).describe('In the order of their ids'),
  next: z
    .string()
    .optional()
    .describe('The cursor of the next page; a page may be short, even empty, and have a next one'),
});

/** The links of one host. */
const LinkHostView = z.strictObject({
  host: z.string(),
  links: z.int().describe('How many it has, when they were last counted'),
  counts: z.partialRecord(LinkState, z.int()).describe('How many are in each state'),
  countedAt: Instant.optional(),
  nextDue: Instant.describe('When its next link is due'),
  isBeingChecked: z.boolean(),
});

export const linkApi = {
  listLinks: describeOperation({
    id: 'listLinks',
    method: 'get',
    path: '/api/v1/links',
    summary: said(
      'Les adresses de fichiers et de pages : leur état, depuis quand, pourquoi',
      'The addresses of files and pages: their state, since when, and why',
    ),
    access: 'viewer',
    input: {
      query: Filter.extend({
        cursor: z.string().max(64).optional().describe('`next` of the page before'),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
      isForm: true,
    },
    output: { 200: { description: 'The links', schema: LinkPage } },
    problems: [],
  }),
  exportLinks: describeOperation({
    id: 'exportLinks',
    method: 'get',
    path: '/api/v1/links.csv',
    summary: said('Les mêmes, toutes, pour un tableur', 'The same, all of them, for a spreadsheet'),
    access: 'viewer',
    input: { query: Filter, isForm: true },
    output: { 200: { description: 'One link a row', mediaType: 'text/csv' } },
    problems: [],
  }),
  listLinkHosts: describeOperation({
    id: 'listLinkHosts',
    method: 'get',
    path: '/api/v1/link-hosts',
    summary: said(
      'Les serveurs dont des adresses sont vérifiées, ceux qui ont le plus de liens morts d’abord',
      'The hosts of which addresses are checked, those with most dead links first',
    ),
    access: 'viewer',
    input: {},
    output: { 200: { description: 'The hosts; at most 1,000', schema: z.array(LinkHostView) } },
    problems: [],
  }),
} as const;

export type LinkPage = BodyOf<(typeof linkApi)['listLinks']['output']>;
export type LinkView = LinkPage['items'][number];
export type LinkHostView = BodyOf<(typeof linkApi)['listLinkHosts']['output']>[number];
