import type { HostGate } from '@moisson/domain';

/** The gate of requests whose sender keeps its own turns and waits: nobody waits here for the host's other callers. */
export const openGate: HostGate = {
  enter: (_host, _crawlDelaySeconds, _signal, work) => work(),
  block: () => Promise.resolve(),
  groupOf: (_name, proposed) => Promise.resolve(proposed),
};
