import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import type { Figures, StageParams } from '../figure.ts';
import { findableLatencies, latencyFigures, someRecords } from './latency.ts';
import type { MeasuredLine } from './measured-line.ts';

const SENTINELS = 20;
const WARM_UP = 20;
const CHANGES = 300;
/** Milliseconds between two searches during a load, so that searching slows it little. */
const LOOK_MS = 20;

/** Measures from a change's publication to the search that finds it: first during the load of the whole source, then idle. */
export const measureLatency = async (line: MeasuredLine, { url }: StageParams): Promise<Figures> => {
  const organization = { id: 'ville-de-gatineau', name: 'Ville de Gatineau' };
  const server = await CatalogueServer.start(
    new SimulatedCatalogue({ id: 'gatineau', protocol: 'ckan', seed: 9, size: SENTINELS, organization }),
  );
  const small = aSource({ id: 'gatineau', endpoint: server.url, politeness: { crawlDelaySeconds: 0 } });
  const large = aSource({ endpoint: url, politeness: { crawlDelaySeconds: 0 } });
  for (const source of [small, large]) await line.store.registry.create(source);
  await line.poll(small.id);
  await server.stop();
  const records = await someRecords(line, SENTINELS);
  let loading = true;
  const load = line.poll(large.id).finally(() => (loading = false));
  const under = await findableLatencies(
    line,
    records,
    () => loading,
    () => pause(LOOK_MS),
  );
  await load;
  const idle = await findableLatencies(
    line,
    records,
    (done) => done < WARM_UP + CHANGES,
    () => nextTurn(),
  );
  return {
    ...latencyFigures('findable pN', idle.slice(WARM_UP)),
    ...latencyFigures('findable pN under load', under),
  };
};
