import { z } from 'zod';
import { Dataset } from './dataset.ts';
import { DeadLetter } from './dead-letter.ts';
import { DepartureHold } from './departure.ts';
import { DatasetRemoval } from './events.ts';
import { Feed } from './feed.ts';
import { MergeStatement } from './merge-statement.ts';
import { RemovalHold, Run } from './run.ts';
import { RecordRemoval, SourceRecord } from './source-record.ts';
import { Organization } from './source/organization.ts';
import { SourceStatus } from './source/source-status.ts';
import { Source } from './source/source.ts';
import { SourcesFile } from './source/sources-file.ts';

/** Every contract under the name that it is published by. */
export const contractSchemas = {
  Dataset,
  DatasetRemoval,
  DeadLetter,
  DepartureHold,
  Feed,
  MergeStatement,
  Organization,
  RecordRemoval,
  RemovalHold,
  Run,
  Source,
  SourceRecord,
  SourceStatus,
  SourcesFile,
} as const;

/** Returns the JSON Schema (2020-12) of each contract. `io: 'input'` for the files that people write. */
export const jsonSchemas = (): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(contractSchemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: name === 'SourcesFile' ? 'input' : 'output' }),
    ]),
  );
