import { PublicFeed, publicSource, PublicSource, SourceId, type Source } from '@moisson/contracts';
import { defined } from '@moisson/kernel';
import { z } from 'zod';

/** A source as everyone may see it, with the state of its feed. */
export const SourceWithFeed = PublicSource.extend({ feed: PublicFeed.optional() });
export type SourceWithFeed = Readonly<z.infer<typeof SourceWithFeed>>;

export const SourceList = z.strictObject({ items: z.array(SourceWithFeed) });

export const SourceParams = z.object({ id: SourceId.describe('The source’s id') });

/** Returns what everyone may see of a source, with the state of its feed where that is known. */
export const sourceWithFeed = (source: Source, feed: PublicFeed | undefined): SourceWithFeed => ({
  ...publicSource(source),
  ...defined({ feed }),
});
