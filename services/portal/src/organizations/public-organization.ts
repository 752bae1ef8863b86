import { z } from 'zod';

const OrganizationCount = z.strictObject({ id: z.string(), name: z.string(), datasets: z.int().min(0) });

export const OrganizationList = z.strictObject({ items: z.array(OrganizationCount) });
