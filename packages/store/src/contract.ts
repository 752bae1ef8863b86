import { searchContract } from '@moisson/search/contract';
import { systemClock } from '@moisson/kernel';
import { alertsContract } from './alerts/contract.ts';
import { apiKeysContract } from './api-keys/contract.ts';
import { auditContract } from './audit/contract.ts';
import { catalogueContract } from './catalogue/contract.ts';
import { changeFeedContract } from './change-feed/contract.ts';
import { changeHistoriesContract } from './change-histories/contract.ts';
import { checkpointsContract } from './checkpoints/contract.ts';
import type { Contract } from './contract-suite.ts';
import { credentialsContract } from './credentials/contract.ts';
import { dryRunsContract } from './dry-runs/contract.ts';
import { deadLettersContract } from './dead-letters/contract.ts';
import { deliveriesContract } from './deliveries/contract.ts';
import { eventBodiesContract } from './event-bodies/contract.ts';
import { feedHistoryContract } from './feed-history/contract.ts';
import { holdsContract } from './holds/contract.ts';
import { hostTurnsContract } from './host-turns/contract.ts';
import { inboxNotesContract } from './inbox-notes/contract.ts';
import { linksContract } from './links/contract.ts';
import { mergeSuggestionsContract } from './merge-suggestions/contract.ts';
import { mappingVersionsContract } from './mapping-versions/contract.ts';
import { payloadsContract } from './payloads/contract.ts';
import { pollsContract } from './polls/contract.ts';
import { recordsContract } from './records/contract.ts';
import { registryContract } from './registry/contract.ts';
import { reportsContract } from './reports/contract.ts';
import { runDetailsContract } from './run-details/contract.ts';
import { runsContract } from './runs/contract.ts';
import { sessionsContract } from './sessions/contract.ts';
import { snapshotsContract } from './snapshots/contract.ts';
import { sourceContractsContract } from './source-contracts/contract.ts';
import { uploadsContract } from './uploads/contract.ts';
import { incidentsContract } from './incidents/contract.ts';
import { webhooksContract } from './webhooks/contract.ts';

export type { OpenedStore } from './contract-suite.ts';

const contracts: readonly Contract[] = [
  registryContract,
  credentialsContract,
  auditContract,
  apiKeysContract,
  sessionsContract,
  runsContract,
  dryRunsContract,
  holdsContract,
  feedHistoryContract,
  pollsContract,
  hostTurnsContract,
  checkpointsContract,
  snapshotsContract,
  sourceContractsContract,
  uploadsContract,
  linksContract,
  mappingVersionsContract,
  payloadsContract,
  deadLettersContract,
  mergeSuggestionsContract,
  inboxNotesContract,
  reportsContract,
  incidentsContract,
  webhooksContract,
  deliveriesContract,
  alertsContract,
  runDetailsContract,
  eventBodiesContract,
  recordsContract,
  catalogueContract,
  changeFeedContract,
  changeHistoriesContract,
  (name, open) => searchContract(name, () => open(systemClock)),
];

/** The contract of the whole store, by capability. */
export const storeContract: Contract = (name, open) => {
  for (const contract of contracts) contract(name, open);
};
