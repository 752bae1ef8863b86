export { Harvester, type HarvesterParts } from './claim/harvester.ts';
