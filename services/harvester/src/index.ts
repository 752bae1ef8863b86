export { Harvester, type HarvesterParts } from './claim/harvester.ts';
export { dryRun, type DryRunParts } from './dry-run/dry-run.ts';
export { DryRunner } from './dry-run/dry-runner.ts';
