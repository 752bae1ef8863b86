import { SourceId } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';

const SourceParams = z.object({ id: SourceId.describe('The source’s id') });
/** The input of an operation about one source. */
export const OF_SOURCE = { params: SourceParams, noun: said('source', 'source'), hasRevision: true } as const;
export const HoldParams = z.object({ id: z.string().min(1).describe('The hold’s id') });

/** A boolean parameter of a query; absent means off. */
export const switchParam = (description: string) => z.enum(['true', 'false']).optional().describe(description);

/** The query of operations that start a run. */
export const WaitQuery = z.object({ wait: switchParam('Answer when the run is done, or 202 where that takes long') });
