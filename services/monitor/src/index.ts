export { lookAtFeeds } from './history/feed-watch.ts';
export { startMonitor, type MonitorParts } from './monitor.ts';
