import { readSourcesFile } from '@moisson/cli';
import { topics, type Run, type SourcesFile } from '@moisson/contracts';
import { applyFile } from '@moisson/operator';
import { createLogger, readConfig, startFailure, untilStopped } from '@moisson/runtime';
import { Federation, parseScenario, playStep } from '@moisson/simulator';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AcceleratedClock } from './accelerated-clock.ts';
import { demoScenario } from './demo-scenario.ts';
import { EmbeddedLine } from './line.ts';
import { startStandalone } from './serve.ts';

const DAY_SECONDS = 20;
const HOUR_MS = 3_600_000;
/** How much faster than real time the demo's clock runs. */
const FACTOR = (24 * 3600) / DAY_SECONDS;
const quebec = fileURLToPath(new URL('../../../deploy/sources/quebec.yaml', import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Returns Québec's sources with the endpoints of their simulated twins. */
const simulated = ({ organizations, sources }: SourcesFile, federation: Federation): SourcesFile => ({
  organizations,
  sources: sources.map((source) => ({
    ...source,
    endpoint: federation.endpointOf(source.id),
    // No delay between requests: a loopback server needs no protection.
    politeness: { ...source.politeness, crawlDelaySeconds: 0 },
  })),
});

const demo = async (): Promise<void> => {
  const base = readConfig(process.env);
  const config = { ...base, dataDir: join(base.dataDir, 'demo'), egressAllow: ['127.0.0.0/8'] };
  const log = createLogger('demo', process.env.MOISSON_LOG_LEVEL ?? 'error');
  const clock = new AcceleratedClock(FACTOR);
  const start = clock.now().getTime();
  const federation = await Federation.start(() => clock.now().getTime());
  // The demo starts empty, so that the first harvest can be watched.
  await rm(config.dataDir, { recursive: true, force: true });
  const line = await EmbeddedLine.open(config, log, { clock, leaseSeconds: 60 * FACTOR });
  await applyFile({ store: line.store }, simulated(readSourcesFile(quebec), federation), { name: 'quebec.yaml' });
  const standalone = await startStandalone(line, config, log, FACTOR);
  const { portal, operator, monitor, metrics } = standalone.addresses;
  const day = (): string => {
    const hours = (clock.now().getTime() - start) / HOUR_MS;
    return `jour ${Math.floor(hours / 24)}, ${String(Math.floor(hours % 24)).padStart(2, '0')} h`;
  };
  say(
    '\nMoisson : un Québec simulé, un jour en 20 secondes. Ctrl+C pour arrêter. · A simulated Québec, a day in 20 seconds.\n',
  );
  say(`  Portail   · Portal     ${portal}/datasets?q=velo`);
  say(`  État      · Status     ${monitor}`);
  say(`  Console   · Operator   ${operator}`);
  if (metrics !== undefined) say(`  Mesures   · Metrics    ${metrics}/metrics`);
  say('');

  const troubled = new Set<string>();
  const lastNews = new Map<string, string | undefined>();
  await line.changeLog.subscribe({
    group: 'demo',
    topics: [topics.runs],
    maxBatch: 100,
    maxBatchBytes: 1024 * 1024,
    handle: async (messages) => {
      for (const { value } of messages) {
        const run = JSON.parse(Buffer.from(value!).toString()) as Run;
        const news = describeRun(run);
        // A source whose news did not change is printed only once.
        if (news !== undefined && news !== lastNews.get(run.sourceId)) say(`${day()} · ${run.sourceId} : ${news}`);
        if (news === undefined && troubled.delete(run.sourceId)) say(`${day()} · ${run.sourceId} : de nouveau à jour`);
        if (run.outcome !== 'succeeded') troubled.add(run.sourceId);
        lastNews.set(run.sourceId, news);
      }
    },
    onOutage: (error) => log.error({ err: error }, 'demo'),
  });

  const stopped = new AbortController();
  const playing = play(
    federation,
    (hours) => (start + hours * HOUR_MS - clock.now().getTime()) / FACTOR,
    stopped.signal,
    day,
  );
  await untilStopped();
  stopped.abort();
  await playing;
  await standalone.stop();
  await line.close();
  await federation.stop();
};

/** Returns a line for the terminal if the run changed the catalogue or failed; else undefined. */
const describeRun = ({ outcome, counts, problems }: Run): string | undefined => {
  const changes = (['created', 'updated', 'removed', 'held'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${words[kind]}`);
  if (outcome === 'succeeded' && changes.length === 0) return undefined;
  return [
    ...changes,
    ...(outcome === 'succeeded' ? [] : [problems.find(({ severity }) => severity !== 'info')?.message.fr ?? outcome]),
  ].join(', ');
};
const words = { created: 'nouveaux jeux', updated: 'modifiés', removed: 'retirés', held: 'retraits retenus' } as const;

const play = async (
  federation: Federation,
  millisecondsUntil: (hours: number) => number,
  signal: AbortSignal,
  day: () => string,
): Promise<void> => {
  for (const step of parseScenario(demoScenario)) {
    await pause(Math.max(0, millisecondsUntil(step.atHours)), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    playStep(step, federation.catalogue(step.catalogue));
    say(`${day()} · [simulateur] ${step.catalogue} : ${step.verb} ${step.argument}`);
  }
  say(`${day()} · [simulateur] fin du scénario; la moisson continue.`);
};

try {
  await demo();
} catch (error) {
  process.stderr.write(startFailure(error));
  process.exitCode = 1;
}
