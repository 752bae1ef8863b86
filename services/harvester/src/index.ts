export { Harvester, type HarvesterParts } from './harvester.ts';
