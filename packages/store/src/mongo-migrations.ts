import {
  addMongoIdentity,
  datasetIndexes,
  explainMongoRemovals,
  owedByWrite,
  withoutSearchFields,
} from './catalogue/mongo-migrations.ts';
import { checkpointIndexes } from './checkpoints/migrations.ts';
import { makeIndexes, type Migration } from './drivers/mongo/migrate.ts';
import { feedHistoryIndexes } from './feed-history/migrations.ts';
import { holdIndexes, holdKinds } from './holds/migrations.ts';
import { mappingVersionIndexes } from './mapping-versions/migrations.ts';
import { decidedTimes, freshTimes, pollIndexes } from './polls/migrations.ts';
import { recordIndexes, renewMongoLinks } from './records/migrations.ts';
import { runIndexes } from './runs/migrations.ts';
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
  makeIndexes(mappingVersionIndexes),
];
