import type { SourceId } from '@moisson/contracts';
import type { SourceContract } from '../harvesting/source-contract/source-contract.ts';

/** The contract of each source: what its feed usually looks like. */
export interface SourceContracts {
  /** Returns undefined also for a contract that cannot be read: it is learnt again. */
  get(sourceId: SourceId): Promise<SourceContract | undefined>;
  /** Creates the contract, or replaces it. */
  put(contract: SourceContract): Promise<void>;
}
