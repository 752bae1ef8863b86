import { type Run } from '@moisson/contracts';
import { messageOf, problem } from '@moisson/kernel';
import type { Claim } from '@moisson/domain';
import { meter, type Logger } from '@moisson/runtime';
import { noteAbandoned, notePolled } from './run/run-span.ts';

/** Counts and logs every business event of the harvester, in one place. */
export const harvesterEvents = (log: Logger) => {
  const runs = meter.createCounter('moisson.runs', { description: 'Finished runs by outcome' });
  const records = meter.createCounter('moisson.run.records', {
    description: 'Records of finished runs by what became of them',
  });
  const outages = meter.createCounter('moisson.harvester.outages', { description: 'Store or log did not answer' });
  // A counter must exist before its first increase, or that increase is not seen.
  outages.add(0);
  return {
    started: ({ sourceId, run, trigger }: Claim): void => {
      log.info({ event: 'run.started', sourceId, run, trigger }, 'run started');
    },
    finished: (finished: Run): void => {
      const { sourceId, run, outcome, counts, problems } = finished;
      notePolled(finished);
      runs.add(1, { outcome });
      for (const [kind, count] of Object.entries(counts)) records.add(count, { kind });
      const fields = {
        event: 'run.finished',
        sourceId,
        run,
        outcome,
        counts,
        problems: problems.map(({ code }) => code).slice(0, 10),
      };
      log.info(fields, 'run finished');
    },
    abandoned: ({ sourceId, run }: Claim, reason: string): void => {
      noteAbandoned(reason);
      log.warn({ event: 'run.abandoned', sourceId, run, reason }, 'run abandoned');
    },
    clockSetBack: (sources: number): void => {
      const { code, message, action } = problem('clock.set-back', { sources });
      log.error({ event: 'clock.set-back', code, sources }, `${message.en} ${action.en}`);
    },
    outage: (error: unknown): void => {
      noteAbandoned(messageOf(error));
      outages.add(1);
      log.error({ event: 'dependency.unavailable', detail: messageOf(error) }, 'store or log does not answer');
    },
  };
};
