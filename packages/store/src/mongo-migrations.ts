import {
  addMongoIdentity,
  datasetIndexes,
  explainMongoRemovals,
  owedByWrite,
  withoutSearchFields,
} from './catalogue/mongo-migrations.ts';
import { alertIndexes } from './alerts/migrations.ts';
import { auditIndexes } from './audit/migrations.ts';
import { checkpointIndexes } from './checkpoints/migrations.ts';
import { deadLetterIndexes } from './dead-letters/migrations.ts';
import { makeIndexes, type Migration } from './drivers/mongo/migrate.ts';
import { feedHistoryIndexes } from './feed-history/migrations.ts';
import { deliveryIndexes } from './deliveries/migrations.ts';
import { dryRunIndexes } from './dry-runs/migrations.ts';
import { holdIndexes, holdKinds } from './holds/migrations.ts';
import { incidentIndexes } from './incidents/migrations.ts';
import { linkIndexes } from './links/migrations.ts';
import { mappingVersionIndexes } from './mapping-versions/migrations.ts';
import { decidedTimes, freshTimes, pollIndexes } from './polls/migrations.ts';
import { mergeSuggestionIndexes } from './merge-suggestions/migrations.ts';
import { recordIndexes, renewMongoLinks, statementIndexes } from './records/migrations.ts';
import { reportIndexes } from './reports/migrations.ts';
import { runDetailIndexes } from './run-details/migrations.ts';
import { runIndexes } from './runs/migrations.ts';
import { sessionIndexes } from './sessions/migrations.ts';
import { absenceIndexes, snapshotIndexes, traitIndexes } from './snapshots/migrations.ts';

/** The order of the steps, of all capabilities. Add a new step at the end; never move a released one. */
export const mongoMigrations: readonly Migration[] = [
  makeIndexes({
    ...runIndexes,
    ...holdIndexes,
    ...pollIndexes,
    ...snapshotIndexes,
    ...recordIndexes,
    ...datasetIndexes,
  }),
  withoutSearchFields,
  owedByWrite,
  decidedTimes,
  renewMongoLinks,
  makeIndexes(absenceIndexes),
  freshTimes,
  explainMongoRemovals,
  makeIndexes(checkpointIndexes),
  addMongoIdentity,
  makeIndexes(traitIndexes),
  holdKinds,
  makeIndexes(feedHistoryIndexes),
  makeIndexes({ ...auditIndexes, ...sessionIndexes }),
  makeIndexes(dryRunIndexes),
  makeIndexes({ ...deadLetterIndexes, ...mergeSuggestionIndexes, ...runDetailIndexes, ...statementIndexes }),
  makeIndexes(mappingVersionIndexes),
  makeIndexes(deliveryIndexes),
  makeIndexes(linkIndexes),
  makeIndexes(reportIndexes),
  makeIndexes(alertIndexes),
  makeIndexes(incidentIndexes),
];
