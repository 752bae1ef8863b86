/** An environment in which every service listens on a free port: tests run in parallel, and beside a running Moisson. */
export const freePorts = {
  MOISSON_PORTAL_PORT: '0',
  MOISSON_OPERATOR_PORT: '0',
  MOISSON_MONITOR_PORT: '0',
  MOISSON_METRICS_PORT: '0',
} as const;
