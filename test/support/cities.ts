import { CatalogueServer, SimulatedCatalogue, simulatedProtocols } from '@moisson/simulator';

/** Starts this many simulated cities `ville-N` of this many records each, with the protocols in turn. */
export const startCities = (count: number, size: number): Promise<CatalogueServer[]> =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      CatalogueServer.start(
        new SimulatedCatalogue({
          id: `ville-${at}`,
          protocol: simulatedProtocols[at % 3]!,
          seed: 100 + at,
          size,
          length: 4,
          organization: { id: `ville-${at}`, name: `Ville ${at}` },
        }),
      ),
    ),
  );
