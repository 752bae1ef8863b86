import { PublicFeed, publicSource, PublicSource, SourceId, type Source } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { z } from 'zod';

/** The public view of a source, with the state of its feed. */
export const SourceWithFeed = PublicSource.extend({ feed: PublicFeed.optional() });
export type SourceWithFeed = Readonly<z.infer<typeof SourceWithFeed>>;

export const SourceList = z.strictObject({ items: z.array(SourceWithFeed) });

export const SourceParams = z.object({ id: SourceId.describe('The source’s id') });

/** Returns the public view of a source, with the state of its feed if that is known. */
export const sourceWithFeed = (source: Source, feed: PublicFeed | undefined): SourceWithFeed => ({
  ...publicSource(source),
  ...defined({ feed }),
});
