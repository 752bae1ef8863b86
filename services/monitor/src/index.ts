export { ALERT_CONNECTIONS, alertChannels, type AlertChannel } from './alerts/alert-channels.ts';
export { AlertWatch, type AlertWatchParts } from './alerts/alert-watch.ts';
export { lookAtFeeds } from './history/feed-watch.ts';
export { startMonitor, type MonitorParts } from './monitor.ts';
