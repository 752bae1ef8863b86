import { ProblemCode } from '@moisson/kernel';
import { z } from 'zod';

/** A problem as an HTTP body (RFC 9457). A service may add members. */
export const HttpProblemSchema = z.strictObject({
  type: z.url(),
  title: z.string(),
  detail: z.string(),
  status: z.int().min(400).max(599),
  code: ProblemCode,
  instance: z.string(),
  /** Each fault of the request, with its place as a JSON Pointer. */
  errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
});
