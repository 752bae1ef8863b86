/** Environment in which every service listens on a free port: tests run beside each other, and beside a Moisson that serves. */
export const freePorts = {
  MOISSON_PORTAL_PORT: '0',
  MOISSON_OPERATOR_PORT: '0',
  MOISSON_MONITOR_PORT: '0',
  MOISSON_METRICS_PORT: '0',
} as const;
