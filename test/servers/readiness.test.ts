import { expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { withDistributedLine } from '../support/distributed-line.ts';
import { ownDatabase, servers, withServers } from './given.ts';

const readiness = async (url: string): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${url}/readyz`, { headers: { 'accept-language': 'en' } });
  return { status: response.status, text: await response.text() };
};

withServers(() => {
  test('a service whose topics or indexes are missing stays up, is not ready, and logs what to do', () =>
    withDistributedLine(servers(), async (line) => {
      const [indexer, harvester, portal, ready] = await Promise.all([
        line.start('indexer', { KAFKA_TOPIC_PREFIX: 'absent.' }),
        line.start('harvester', { MONGODB_URI: ownDatabase().uri }),
        line.start('portal', { MONGODB_URI: ownDatabase().uri }),
        line.start('monitor'),
      ]);
      expect(await readiness(indexer.url)).toMatchObject({
        status: 503,
        text: expect.stringContaining('topics apply'),
      });
      for (const { url } of [harvester, portal])
        expect(await readiness(url)).toMatchObject({ status: 503, text: expect.stringContaining('moisson migrate') });
      expect((await readiness(ready.url)).status).toBe(200);
      for (const { child, url, log } of [indexer, harvester]) {
        while (!log().includes('service.waiting')) await pause(20);
        expect(child.exitCode).toBeNull();
        expect((await fetch(`${url}/livez`)).status).toBe(200);
      }
    }));

  test('a database that does not answer is named, without its password', () =>
    withDistributedLine(servers(), async (line) => {
      const uri = new URL(line.env.MONGODB_URI!);
      uri.port = '1';
      uri.username = 'moisson';
      uri.password = 'tres-secret';
      const portal = await line.start('portal', { MONGODB_URI: uri.href });
      const { status, text } = await readiness(portal.url);
      expect(status).toBe(503);
      expect(text).toContain('MongoDB');
      expect(text + portal.log()).not.toContain('tres-secret');
    }));
});
