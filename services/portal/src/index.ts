export { startPortal, type PortalParts } from './portal.ts';
