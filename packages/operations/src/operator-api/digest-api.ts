import { Delivery } from '@moisson/contracts';
import { said } from '@moisson/kernel';
import { z } from 'zod';
import { describeOperation } from '../operation.ts';

/** The digest as it would be sent now, and what became of the last ones. */
export const Digest = z.strictObject({
  /** Whether it is sent at all. */
  isSent: z.boolean(),
  to: z.array(z.string()),
  /** When the next one is due. */
  nextAt: z.string().optional(),
  /** Matters that need a person; without any, none is sent. */
  matters: z.int().nonnegative(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Newest first. */
  deliveries: z.array(Delivery),
});
export type Digest = Readonly<z.infer<typeof Digest>>;

export const digestApi = {
  getDigest: describeOperation({
    id: 'getDigest',
    method: 'get',
    path: '/api/v1/digest',
    summary: said(
      'Le résumé par courriel, tel qu’il partirait maintenant, et ce que sont devenus les derniers',
      'The digest by e-mail, as it would be sent now, and what became of the last ones',
    ),
    access: 'operator',
    input: {},
    output: { 200: { description: 'The digest', schema: Digest } },
    problems: [],
  }),
  sendTestDigest: describeOperation({
    id: 'sendTestDigest',
    method: 'post',
    path: '/api/v1/digest/test',
    summary: said('L’envoyer aussitôt, comme essai', 'Send it at once, as a test'),
    access: 'operator',
    input: {},
    output: { 200: { description: 'The mail server took it', schema: z.strictObject({ to: z.array(z.string()) }) } },
    problems: ['mail.not-configured', 'mail.refused', 'mail.unavailable'],
  }),
} as const;
