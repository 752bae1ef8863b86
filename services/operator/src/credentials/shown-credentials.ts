import type { SealedCredential, ShownCredential } from '@moisson/contracts';
import { defined } from '@moisson/kernel';

/** Returns what an operator may see of stored credentials. Fields are named one by one: the ciphertext stays here. */
export const shownCredentials = (sealed: readonly SealedCredential[]): readonly ShownCredential[] =>
  sealed.map(({ kind, name, origin, setAt, by, rotatedAt, keyId }) => ({
    ...{ kind, origin, setAt, by, keyId },
    ...defined({ name, rotatedAt }),
  }));
