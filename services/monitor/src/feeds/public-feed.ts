import { PublicFeed, SourceId } from '@moisson/contracts';
import { z } from 'zod';

export { PublicFeed };

export const FeedList = z.strictObject({ items: z.array(PublicFeed) });

export const FeedParams = z.object({ sourceId: SourceId.describe('The source’s id') });
