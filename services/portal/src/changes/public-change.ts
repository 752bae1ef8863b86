import { z } from 'zod';

const Reference = (type: string) => z.strictObject({ id: z.url(), type: z.literal(type) });

/** The addresses of the JSON-LD contexts; the last one is IIIF's. */
const Context = z.tuple([z.strictObject({ version: z.url() }), z.url()]);

const Target = z.strictObject({ id: z.url(), type: z.literal('Dataset') });
const Named = z.strictObject({
  ...Target.shape,
  version: z.int().min(1).describe('Revision of the dataset in the catalogue; of one dataset it only grows'),
});

/** One change of the catalogue, as an activity of IIIF Change Discovery 1.0. */
export const Activity = z.union([
  z.strictObject({ id: z.url(), type: z.literal('Refresh'), startTime: z.iso.datetime() }),
  z.strictObject({
    id: z.url(),
    type: z.enum(['Create', 'Update', 'Delete']),
    object: Named,
    endTime: z.iso.datetime(),
  }),
  z.strictObject({
    id: z.url(),
    type: z.literal('Move'),
    object: Named,
    target: Target,
    endTime: z.iso.datetime(),
  }),
]);
export type Activity = z.infer<typeof Activity>;

const PageReference = Reference('OrderedCollectionPage');

export const ChangeCollection = z.strictObject({
  '@context': Context,
  id: z.url(),
  type: z.literal('OrderedCollection'),
  totalItems: z.int().min(0),
  first: PageReference.optional(),
  last: PageReference.optional(),
});

export const ChangePage = z.strictObject({
  '@context': Context,
  id: z.url(),
  type: z.literal('OrderedCollectionPage'),
  partOf: Reference('OrderedCollection'),
  startIndex: z.int().min(0),
  prev: PageReference.optional(),
  next: PageReference.optional(),
  orderedItems: z.array(Activity).min(1),
});

export const ChangePageParams = z.object({
  feed: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .describe('Which feed: a catalogue that takes the place of another has another one'),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 40)
    .describe('Number of the page, from 1 on'),
});
