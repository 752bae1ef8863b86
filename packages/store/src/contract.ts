import { searchContract } from '@moisson/search/contract';
import { systemClock } from '@moisson/kernel';
import { catalogueContract } from './catalogue/contract.ts';
import { changeFeedContract } from './change-feed/contract.ts';
import { checkpointsContract } from './checkpoints/contract.ts';
import type { Contract } from './contract-suite.ts';
import { credentialsContract } from './credentials/contract.ts';
import { eventBodiesContract } from './event-bodies/contract.ts';
import { feedHistoryContract } from './feed-history/contract.ts';
import { holdsContract } from './holds/contract.ts';
import { hostTurnsContract } from './host-turns/contract.ts';
import { payloadsContract } from './payloads/contract.ts';
import { pollsContract } from './polls/contract.ts';
import { recordsContract } from './records/contract.ts';
import { registryContract } from './registry/contract.ts';
import { runsContract } from './runs/contract.ts';
import { snapshotsContract } from './snapshots/contract.ts';
import { sourceContractsContract } from './source-contracts/contract.ts';

export type { OpenedStore } from './contract-suite.ts';

const contracts: readonly Contract[] = [
  registryContract,
  credentialsContract,
  runsContract,
  holdsContract,
  feedHistoryContract,
  pollsContract,
  hostTurnsContract,
  checkpointsContract,
  snapshotsContract,
  sourceContractsContract,
  payloadsContract,
  eventBodiesContract,
  recordsContract,
  catalogueContract,
  changeFeedContract,
  (name, open) => searchContract(name, () => open(systemClock)),
];

/** The contract of the whole store, by capability. */
export const storeContract: Contract = (name, open) => {
  for (const contract of contracts) contract(name, open);
};
