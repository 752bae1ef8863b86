import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { certificateTroubles } from '@moisson/domain';
import { CatalogueServer, SimulatedCatalogue } from '@moisson/simulator';
import { aSource } from '@moisson/testkit';
import { makeAuthority } from '@moisson/testkit/servers';
import { randomBytes, X509Certificate } from 'node:crypto';
import { CredentialedLine } from '../support/credentialed-line.ts';

test('each run notes the certificates that both ends showed, also where the connection is resumed or kept', async () => {
  await using started = new AsyncDisposableStack();
  const authority = started.adopt(await makeAuthority(), (one) => one.remove());
  const own = await authority.issue('127.0.0.1');
  const client = await authority.issue('moisson');
  const catalogue = new SimulatedCatalogue({
    ...{ id: 'laval', protocol: 'ckan', seed: 8, size: 5 },
    organization: { id: 'ville-de-laval', name: 'Ville de Laval' },
  });
  const server = started.adopt(
    await CatalogueServer.start(catalogue, { ...own, clientAuthority: authority.own.cert }),
    (one) => one.stop(),
  );
  const moisson = started.use(await CredentialedLine.open(randomBytes(32)));
  const { store } = moisson.line;
  const source = aSource({ endpoint: server.url });
  await store.registry.create(source);
  expect(
    await moisson.set(
      'laval',
      { kind: 'client-certificate', certificate: client.cert, key: client.key },
      { kind: 'authority', certificates: authority.own.cert },
    ),
  ).toMatchObject({
    status: 200,
  });
  const [shown, ours] = [own, client].map(({ cert }) => new X509Certificate(cert)) as [
    X509Certificate,
    X509Certificate,
  ];
  const [from, until] = [shown.validFrom, shown.validTo].map((text) => new Date(text).toISOString());
  for (let run = 0; run < 3; run += 1) {
    expect(await moisson.poll('laval')).toEqual({ outcome: 'succeeded', problems: [] });
    const runs = await store.runs.latest();
    expect(runs[0]).toMatchObject({ sourceId: SourceId.parse('laval'), certificate: { from, until } });
    expect(runs[0]!.clientCertificate?.until).toBe(new Date(ours.validTo).toISOString());
    // It is made for a day: the alert comes in its last quarter.
    const left = (hours: number) =>
      certificateTroubles([source], runs, new Date(Date.parse(until!) - hours * 3_600_000));
    expect([left(7).length, left(5).length]).toEqual([0, 2]);
  }
});
