import { expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileKinds, startHostile } from '../support/hostile-sources.ts';
import { runNode } from '../support/process.ts';

/** MiB: 300 MB, the memory limit of each service. Eighteen kinds of attack, eight at once, take 250 to 270 MiB. */
const SERVICE_MIB = 286;

interface Told {
  readonly peak: number;
  readonly runs: readonly { readonly complete: boolean; readonly counts: { readonly created: number } }[];
}

test('a harvester stays below its memory limit, whatever eight sources at once do to it', async () => {
  const servers = await startHostile(hostileKinds);
  const dir = await mkdtemp(join(tmpdir(), 'moisson-attack-'));
  try {
    const urls = servers.map(({ url }) => url);
    const { code, stdout, stderr } = await runNode('test/attack/child-harvester.ts', [dir, ...urls], {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { peak, runs } = JSON.parse(stdout) as Told;
    expect(runs).toHaveLength(hostileKinds.length);
    for (const { complete, counts } of runs) {
      expect(complete).toBe(false);
      expect(counts.created).toBeLessThanOrEqual(500);
    }
    process.stderr.write(`peak ${peak.toFixed(0)} MiB\n`);
    expect(peak).toBeLessThan(SERVICE_MIB);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(dir, { recursive: true });
  }
});
