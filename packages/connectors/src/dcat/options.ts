import { z } from 'zod';

/** No option: an address names the catalogue, and the part of it to read. */
export const DcatOptions = z.object({});
