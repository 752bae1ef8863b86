export { startMonitor, type MonitorParts } from './monitor.ts';
