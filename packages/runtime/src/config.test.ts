import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readConfig, redacted } from './config.ts';
import { environmentNames } from './environment.ts';

test('every setting is in the reference, and the reference names no other', () => {
  const reference = readFileSync('docs/reference/configuration.md', 'utf8');
  const named = new Set(reference.match(/(?:MOISSON|KAFKA|MONGODB|OPENSEARCH)_[A-Z_]+[A-Z]/g));
  expect(
    [...named].filter((name) => !name.endsWith('_FILE') || environmentNames.some((one) => one === name)).sort(),
  ).toEqual([...environmentNames].sort());
});

test.each([
  [{ MOISSON_PORTAL_PROT: '1' }, /MOISSON_PORTAL_PROT/],
  [{ MOISSON_PORTAL_PORT: '70000' }, /MOISSON_PORTAL_PORT/],
  [{ MOISSON_CONCURRENCY: 'beaucoup' }, /MOISSON_CONCURRENCY/],
  [{ MOISSON_OPERATOR_HOST: '0.0.0.0' }, /MOISSON_OPERATOR_TOKEN/],
  [{ MOISSON_OPERATOR_TOKEN: 'court' }, /MOISSON_OPERATOR_TOKEN/],
  ...['127.example.com', 'localhost.example.com', '127.1', 'localhost.', '::'].map(
    (host) => [{ MOISSON_OPERATOR_HOST: host }, /MOISSON_OPERATOR_TOKEN/] as const,
  ),
  [{ MOISSON_OPERATOR_HOST: '0.0.0.0', MOISSON_OPERATOR_TOKEN: 'x'.repeat(32) }, /TOKEN.*openssl rand -hex 32/],
  [{ MOISSON_OPERATOR_HOST: '::', MOISSON_OPERATOR_TOKEN: '0123456789'.repeat(4) }, /TOKEN.*openssl rand -hex 32/],
  ...['proxy', '10.0.0.0/33', '10.0.0.0/-1', '0.0.0.0/0', '::/0', '10.0.0.1/', '127.1'].map(
    (range) => [{ MOISSON_TRUSTED_PROXIES: `127.0.0.1, ${range}` }, /MOISSON_TRUSTED_PROXIES/] as const,
  ),
  [{ MOISSON_CONNECTIONS_PER_ADDRESS: '0' }, /MOISSON_CONNECTIONS_PER_ADDRESS/],
  [{ MOISSON_OPERATOR_TOKEN_FILE: '/nulle/part' }, /nulle\/part/],
  [{ MOISSON_FORM: 'distributed' }, /KAFKA_BROKERS/],
  [{ MOISSON_FORM: 'distributed', KAFKA_BROKERS: 'a:1' }, /MONGODB_URI/],
  [{ MONGODB_URI: 'postgres://x' }, /MONGODB_URI/],
  [
    { MOISSON_FORM: 'distributed', KAFKA_BROKERS: 'a:1', MONGODB_URI: 'mongodb://x', KAFKA_SASL_MECHANISM: 'plain' },
    /KAFKA_PASSWORD/,
  ],
  [{ KAFKA_TLS: 'peut-être' }, /KAFKA_TLS/],
  ...[' , ', 'opensearch:9200', 'ftp://x', 'https://moisson:secret@x:9200', 'http://a:9200,b'].map(
    (urls) => [{ OPENSEARCH_URL: urls }, /OPENSEARCH_URL/] as const,
  ),
  [{ OPENSEARCH_INDEX: 'Moisson*' }, /OPENSEARCH_INDEX/],
  [
    {
      ...{ MOISSON_FORM: 'distributed', KAFKA_BROKERS: 'a:1', MONGODB_URI: 'mongodb://x' },
      ...{ OPENSEARCH_URL: 'http://x:9200', OPENSEARCH_USERNAME: 'moisson' },
    },
    /OPENSEARCH_PASSWORD/,
  ],
])('refuses %j by name', (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

test('a secret is never printed', () => {
  const token = 'f3a91c07d5e84b26a0c9f17e63d28b54';
  const config = readConfig({ MOISSON_OPERATOR_TOKEN: token, MOISSON_OPERATOR_HOST: '0.0.0.0' });
  expect(config.operator.token).toBe(token);
  expect(JSON.stringify(redacted(config))).not.toContain(token);
});

test('on loopback the operator’s side needs no token, and takes one that a person can remember', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost'])
    for (const token of [{}, { MOISSON_OPERATOR_TOKEN: 'x'.repeat(32) }])
      expect(readConfig({ MOISSON_OPERATOR_HOST: host, ...token }).operator.host).toBe(host);
});

test('the distributed form’s secrets are never printed, and other programs’ variables are left alone', () => {
  const config = readConfig({
    MOISSON_FORM: 'distributed',
    KAFKA_BROKERS: 'a:9092, b:9092',
    KAFKA_HEAP_OPTS: '-Xmx1g',
    KAFKA_SASL_MECHANISM: 'scram-sha-512',
    KAFKA_USERNAME: 'moisson',
    KAFKA_PASSWORD: 'tres-secret',
    MONGODB_URI: 'mongodb://moisson:tres-secret@x/moisson',
    OPENSEARCH_URL: 'https://a:9200, https://b:9200',
    OPENSEARCH_USERNAME: 'moisson',
    OPENSEARCH_PASSWORD: 'tres-secret',
  });
  expect(config.distributed).toMatchObject({
    kafka: { brokers: ['a:9092', 'b:9092'], sasl: { password: 'tres-secret' } },
    openSearch: { nodes: ['https://a:9200', 'https://b:9200'], password: 'tres-secret', index: 'moisson-datasets' },
  });
  expect(JSON.stringify(redacted(config))).not.toContain('tres-secret');
});
