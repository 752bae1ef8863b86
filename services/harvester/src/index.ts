export { Harvester, type HarvesterParts } from './claim/harvester.ts';
export { dryRun, type DryRun, type DryRunParts } from './run/dry-run.ts';
