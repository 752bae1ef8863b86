import type { Alert } from '@moisson/contracts';
import { nextAlerts, type AlertTrouble } from '@moisson/domain';
import type { TroubleChange } from './play-feed.ts';

const MINUTE = 60_000;

/** Returns the alerts that open in the year, oldest first. The monitor looks each minute; looks at which nothing can change are left out. */
export const watchYear = (changes: readonly TroubleChange[]): Alert[] => {
  const looks = Map.groupBy(changes, ({ at }) => Math.ceil(at / MINUTE) * MINUTE);
  const instants = [...looks.keys()].sort((a, b) => a - b);
  const troublesOf = new Map<string, readonly AlertTrouble[]>();
  const opened: Alert[] = [];
  let open: readonly Alert[] = [];
  const look = (at: number): void => {
    const troubles = [...troublesOf.values()].flat();
    const { begun, changed, ended } = nextAlerts({ troubles, open, silences: [], now: new Date(at) });
    const changedOf = new Map(changed.map((alert) => [alert.id, alert]));
    const closed = new Set(ended.map(({ id }) => id));
    open = [...open.filter(({ id }) => !closed.has(id)).map((alert) => changedOf.get(alert.id) ?? alert), ...begun];
    opened.push(...begun);
  };
  for (const at of instants) {
    for (let quiet = nextQuiet(open); quiet < at; quiet = nextQuiet(open)) look(quiet);
    for (const { source, troubles } of looks.get(at)!) troublesOf.set(source, troubles);
    look(at);
  }
  return opened;
};

/** Returns when the first alert closes whose trouble is gone. */
const nextQuiet = (open: readonly Alert[]): number =>
  Math.min(
    ...open.flatMap(({ quietSince, quietMinutes }) =>
      quietSince === undefined ? [] : [Math.ceil(Date.parse(quietSince) / MINUTE + quietMinutes) * MINUTE],
    ),
  );
