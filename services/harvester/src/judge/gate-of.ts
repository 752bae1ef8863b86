import type { Source } from '@moisson/contracts';
import { isReady, type Claim, type Snapshots, type SourceContract } from '@moisson/domain';
import { baselineOf } from '../run/baseline.ts';
import type { GateState } from './contract-gate.ts';

/** Milliseconds for which a reading that conformed lets the next one, which is due at once, publish as it reads. */
const CLEARED_MS = 6 * 3_600_000;

interface Reading {
  readonly source: Source;
  readonly claim: Claim;
  readonly mappingVersion: number;
}

/**
 * Returns how the gate of a run begins. It is open without a contract that judges this reading: of a source that is new,
 * whose endpoint, filter or mapping changed, or that is retired.
 */
export const gateStateOf = (
  contract: SourceContract | undefined,
  { source, claim, mappingVersion }: Reading,
): GateState => {
  if (contract === undefined || source.state === 'retired' || !isReady(contract)) return 'open';
  if (contract.baseline !== baselineOf(source) || contract.mappingVersion !== mappingVersion) return 'open';
  return isCleared(contract, claim) ? 'open' : 'waiting';
};

const isCleared = ({ clearedAt }: SourceContract, { claimedAt }: Claim): boolean => {
  if (clearedAt === undefined) return false;
  const age = Date.parse(claimedAt) - Date.parse(clearedAt);
  return age >= 0 && age <= CLEARED_MS;
};

/**
 * Returns whether every record of a source must be parsed once more: an older version stored entries without traits, so
 * no contract could be learnt from them.
 */
export const lacksTraits = async (
  snapshots: Pick<Snapshots, 'traits'>,
  { id }: Source,
  contract: SourceContract | undefined,
  known: number,
): Promise<boolean> => contract === undefined && known > 0 && ((await snapshots.traits(id)).get('') ?? 0) > 0;
