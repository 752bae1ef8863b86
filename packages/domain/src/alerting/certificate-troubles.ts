import type { CertificateTimes, Run, Source } from '@moisson/contracts';
import { defined, fillBoth, said } from '@moisson/kernel';
import { platformOf } from '../politeness/platforms.ts';
import type { AlertTrouble } from './trouble.ts';

const DAY_MS = 86_400_000;
const LEFT_MS = 21 * DAY_MS;
/** Certificates of a few weeks or days are renewed when a third of their life is left: at a quarter it was forgotten. */
const LEFT_SHARE = 0.25;
/** A run that fails before its first answer shows no certificate. The alert does not close by it. */
const QUIET_MINUTES = 2 * 24 * 60;

type SeenRun = Pick<Run, 'sourceId' | 'certificate' | 'clientCertificate'>;

/**
 * Returns which certificates end soon, of the servers of active feeds (one cause for each host) and our own that they demand. `runs`: the newest of
 * each source.
 */
export const certificateTroubles = (
  sources: readonly Source[],
  runs: readonly SeenRun[],
  now: Date,
): readonly AlertTrouble[] => {
  const runOf = new Map(runs.map((run) => [run.sourceId, run]));
  return sources
    .filter(({ state }) => state === 'active')
    .flatMap((source) => {
      const { certificate, clientCertificate } = runOf.get(source.id) ?? {};
      return [
        ...(certificate !== undefined && endsSoon(certificate, now) ? [ofServer(source, certificate)] : []),
        ...(clientCertificate !== undefined && endsSoon(clientCertificate, now)
          ? [ofOurs(source, clientCertificate)]
          : []),
      ];
    });
};

const endsSoon = ({ from, until }: CertificateTimes, now: Date): boolean => {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  return end - now.getTime() <= Math.min(LEFT_MS, LEFT_SHARE * (end - begin));
};

const ofServer = ({ id, endpoint, organization }: Source, { until }: CertificateTimes): AlertTrouble => {
  const host = platformOf(endpoint);
  return {
    ...{ cause: `certificate ${host ?? id}`, kind: 'certificate', severity: 'warning', quietMinutes: QUIET_MINUTES },
    ...{ source: id, reason: fillBoth(REASON, { day: until.slice(0, 10) }), ...defined({ organization, host }) },
  };
};

const REASON = said(
  'Le certificat de son serveur se termine le {day}.',
  'The certificate of its server ends on {day}.',
);

/** Without its feed: what a source demands of us is nothing for the public. */
const ofOurs = ({ id }: Source, { until }: CertificateTimes): AlertTrouble => ({
  ...{ cause: `credentials ${id}`, kind: 'credentials', severity: 'warning', quietMinutes: QUIET_MINUTES },
  reason: fillBoth(OURS, { id, day: until.slice(0, 10) }),
});

const OURS = said(
  'Le certificat que nous montrons à la source {id} se termine le {day}.',
  'The certificate that we show to the source {id} ends on {day}.',
);
