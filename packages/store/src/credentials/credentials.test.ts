import { expect, test } from '@jest/globals';
import { SourceId, type SealedCredential } from '@moisson/contracts';
import { systemClock } from '@moisson/kernel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../drivers/sqlite/database.ts';
import { openSqliteStore } from '../sqlite.ts';

const id = SourceId.parse('laval');
const sealed: SealedCredential = {
  ...{ kind: 'bearer', origin: 'https://a.example', setAt: '2026-11-24T12:00:00.000Z', by: 'cli' },
  ...{ keyId: 'k', nonce: 'bm9uY2U=', ciphertext: 'Y2lwaGVy' },
};

test.each(['{', 'null', '{"sourceId":"laval"}', '{"sourceId":"laval","sealed":[{"kind":"autre"}]}'])(
  'stored credentials that read %j are an error, never none, and can be replaced',
  async (doc) => {
    const dir = await mkdtemp(join(tmpdir(), 'moisson-credentials-'));
    const store = openSqliteStore(dir, systemClock);
    const { credentials } = store;
    await credentials.change(id, () => [sealed]);
    const file = new Database(join(dir, 'registry.sqlite'));
    file.run('UPDATE credentials SET doc = ? WHERE id = ?', doc, id);
    file.close();
    await expect(credentials.of(id)).rejects.toMatchObject({ code: 'credentials.unreadable' });
    await credentials.change(id, (before) => [...before, sealed]);
    expect(await credentials.of(id)).toEqual([sealed]);
    await store.close();
    await rm(dir, { recursive: true });
  },
);
