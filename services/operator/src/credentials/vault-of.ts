import { Keyring, type Vault } from '@moisson/domain';
import type { OperatorParts } from '../operator-parts.ts';

/** Returns what encrypts and decrypts credentials in this process; without a key it does neither. */
export const vaultOf = ({ store, keyring = new Keyring([]) }: Pick<OperatorParts, 'store' | 'keyring'>): Vault => ({
  credentials: store.credentials,
  keyring,
});
