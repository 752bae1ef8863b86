import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { aSource } from '@moisson/testkit';
import { certificateTroubles } from './certificate-troubles.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const inDays = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
const endpoint = 'https://donnees.example/api';
const [laval, autre] = [aSource({ endpoint }), aSource({ id: SourceId.parse('autre'), endpoint })];
const run = (from: number, until: number, sourceId = laval.id) => ({
  sourceId,
  certificate: { from: inDays(from), until: inDays(until) },
});
const causes = (...runs: Parameters<typeof certificateTroubles>[1]): readonly string[] =>
  certificateTroubles([laval, autre], runs, now).map(({ cause }) => cause);

test('a certificate is told three weeks before its end, and when it has ended', () => {
  expect(causes(run(-300, 22))).toEqual([]);
  expect(causes(run(-300, 20))).toEqual(['certificate donnees.example']);
  expect(causes(run(-300, -1))).toEqual(['certificate donnees.example']);
  expect(certificateTroubles([laval], [run(-300, 20)], now)[0]?.reason.en).toBe(
    'The certificate of its server ends on 2026-12-14.',
  );
});

test('one that is made for some weeks or days is told when a quarter of its life is left', () => {
  expect(causes(run(-30, 15))).toEqual([]);
  expect(causes(run(-35, 10))).toEqual(['certificate donnees.example']);
  expect(causes(run(-4, 2))).toEqual([]);
});

test('our own certificate that a source demands is told too, and not as one of its feed', () => {
  const clientCertificate = { from: inDays(-300), until: inDays(20) };
  const [ours] = certificateTroubles([laval], [{ sourceId: laval.id, clientCertificate }], now);
  expect(ours).toMatchObject({ cause: 'credentials laval', kind: 'credentials' });
  expect(ours).not.toHaveProperty('source');
});

test('feeds of one host have one cause; without TLS, and for a source that is not read, there is none', () => {
  expect(new Set(causes(run(-300, 5), run(-300, 5, autre.id)))).toEqual(new Set(['certificate donnees.example']));
  expect(causes({ sourceId: laval.id })).toEqual([]);
  expect(certificateTroubles([aSource({ endpoint, state: 'paused' })], [run(-300, 5)], now)).toEqual([]);
});
