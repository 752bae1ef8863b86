import { z } from 'zod';

/** Four numbers with commas between them. */
const FOUR_NUMBERS = /^-?\d{1,3}(\.\d{1,15})?(,-?\d{1,3}(\.\d{1,15})?){3}$/;

const MEANT = 'west,south,east,north in degrees, such as -74,45.4,-73.4,45.8';

/** A bounding box as OGC API writes it: west, south, east, north in degrees, with commas (OGC 17-069r4, §7.15.3). */
export const Box = z
  .string()
  .max(100)
  .regex(FOUR_NUMBERS, MEANT)
  .transform((text, context): [number, number, number, number] => {
    const [west, south, east, north] = text.split(',').map(Number) as [number, number, number, number];
    const isBox = Math.max(Math.abs(west), Math.abs(east)) <= 180 && -90 <= south && south <= north && north <= 90;
    if (!isBox) context.addIssue({ code: 'custom', message: MEANT });
    return [west, south, east, north];
  });
