import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';

/** Starts a CKAN catalogue of Laval on loopback, with this many records; `length`: of their texts. */
export const startLaval = (size: number, length = 2): Promise<CatalogueServer> => {
  const organization = { id: 'ville-de-laval', name: 'Ville de Laval' };
  return CatalogueServer.start(
    new SimulatedCatalogue({ id: 'laval', protocol: 'ckan', seed: 8, size, length, organization }),
  );
};
