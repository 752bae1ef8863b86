import type { SourceId } from '@moisson/contracts';
import { resealCredential } from '@moisson/domain';
import { MoissonError, OutageError } from '@moisson/kernel';
import type { RotationStep } from '@moisson/operations/operator-api';
import type { OperatorParts } from '../operator-parts.ts';
import { resealSecrets } from '../webhooks/reseal-secrets.ts';
import { vaultOf } from './vault-of.ts';

/** Sources of one step: a step is short, and a step that is repeated after a crash finds little left to do. */
const SOURCES = 50;

/**
 * Encrypts the credentials of the next sources with the newest key, where an older one does. Credentials that do not
 * decrypt stay as they are and are named. The last step has the secrets of subscribers too. Safe to repeat, and beside running services. Throws `credentials.key-missing`.
 */
export const rotateCredentials = async (
  parts: Pick<OperatorParts, 'store' | 'keyring' | 'log'>,
  after: SourceId | undefined,
): Promise<RotationStep> => {
  const { store, log } = parts;
  if (vaultOf(parts).keyring.newestId === undefined) throw new MoissonError('credentials.key-missing');
  const ids = (await store.registry.list())
    .filter(({ hasCredentials }) => hasCredentials === true)
    .map(({ id }) => id)
    .filter((id) => after === undefined || id > after)
    .sort((a, b) => (a < b ? -1 : 1));
  const step = ids.slice(0, SOURCES);
  let rotated = 0;
  const failed: RotationStep['failed'] = [];
  for (const sourceId of step)
    try {
      rotated += await rotateOne(parts, sourceId);
    } catch (error) {
      if (error instanceof OutageError || !(error instanceof MoissonError)) throw error;
      failed.push({ sourceId, code: error.code });
    }
  const isLast = ids.length === step.length;
  if (isLast) {
    const ofSubscribers = await resealSecrets(parts);
    rotated += ofSubscribers.rotated;
    failed.push(...ofSubscribers.failed);
  }
  log.info({ event: 'credentials.rotated', rotated, failed }, 'credentials encrypted anew');
  return { rotated, failed, ...(isLast ? {} : { next: step.at(-1)! }) };
};

/** Returns how many credentials were encrypted anew. */
const rotateOne = async (parts: Pick<OperatorParts, 'store' | 'keyring'>, id: SourceId): Promise<number> => {
  const { credentials, polls } = parts.store;
  const { keyring } = vaultOf(parts);
  const now = (await polls.now()).toISOString();
  const before = await credentials.of(id);
  const after = new Map(before.map((one) => [one.nonce, resealCredential(keyring, id, one, now)]));
  const count = before.filter((one) => after.get(one.nonce) !== one).length;
  // By its nonce each is the one that was read: what an operator set meanwhile stays.
  if (count > 0) await credentials.change(id, (sealed) => sealed.map((one) => after.get(one.nonce) ?? one));
  return count;
};
