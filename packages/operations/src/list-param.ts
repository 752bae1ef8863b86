import { z } from 'zod';

/** Returns the schema of an optional query parameter that may be given several times (`format=CSV&format=GeoJSON`). */
export const listParam = <T extends z.ZodType>(item: T, max: number) =>
  z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z.array(item).max(max).optional(),
  );
