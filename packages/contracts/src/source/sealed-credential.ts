import { z } from 'zod';
import { SourceId } from '../ids.ts';
import { CredentialKind } from './credential.ts';

/**
 * A stored credential: encrypted by AES-256-GCM under the key with this id; bytes are in base64, the tag ends the
 * ciphertext. All fields but `rotatedAt` are authenticated with it: changed, or under another source, it does not
 * decrypt.
 */
export const SealedCredential = z.object({
  kind: CredentialKind,
  /** The header or the parameter. */
  name: z.string().optional(),
  /** Scheme, host and port for which an operator gave it. */
  origin: z.string(),
  setAt: z.string(),
  by: z.string(),
  rotatedAt: z.string().optional(),
  keyId: z.string(),
  nonce: z.string(),
  ciphertext: z.string(),
});
export type SealedCredential = Readonly<z.infer<typeof SealedCredential>>;

/** All stored credentials of one source. */
export const SealedCredentials = z.object({ sourceId: SourceId, sealed: z.array(SealedCredential) });
export type SealedCredentials = Readonly<{ sourceId: SourceId; sealed: readonly SealedCredential[] }>;
