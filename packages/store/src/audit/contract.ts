import { expect, test } from '@jest/globals';
import type { AuditAct } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of the audit log, for every store. */
export const auditContract = contractOf('the audit log', (given) => {
  const act = (n: number, changes: Partial<AuditAct> = {}): AuditAct => ({
    ...{
      id: `20260101T00000000${n}-0`,
      at: `2026-01-01T00:00:00.00${n}Z`,
      requestId: `r${n}`,
      operation: 'pauseSource',
    },
    actor: { name: 'Zoé', subject: 'key:zoe', role: 'operator', channel: 'api' },
    target: { kind: 'source', id: 'laval' },
    input: { params: { id: 'laval' } },
    before: { $state: 'active', 'a.b': 1 },
    ...changes,
  });
  const ending = { endedAt: '2026-01-01T00:00:01.000Z', outcome: 'done', after: { $state: 'paused' } } as const;

  test('an act is listed as it began, and with its ending once it has one', async () => {
    const { audit } = given.store;
    await audit.begin(act(1));
    expect(await audit.list({ limit: 10 })).toEqual([act(1)]);
    await audit.end(act(1), ending);
    expect(await audit.list({ limit: 10 })).toEqual([{ ...act(1), ending }]);
  });

  test('nothing that was written changes: an act begins once, and its first ending stands', async () => {
    const { audit } = given.store;
    await audit.begin(act(1));
    await expect(audit.begin(act(1, { operation: 'retireSource' }))).rejects.toThrow('begun');
    await audit.end(act(1), ending);
    await audit.end(act(1), { ...ending, outcome: 'failed' });
    expect(await audit.list({ limit: 10 })).toEqual([{ ...act(1), ending }]);
  });

  test('acts are found by actor, operation and target, newest first, page by page', async () => {
    const { audit } = given.store;
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const target = { kind: 'source', id: n % 2 === 0 ? 'laval' : 'autre' };
      const of = act(n, { target, operation: n < 4 ? 'pauseSource' : 'resumeSource' });
      await audit.begin(of);
      // Act 5 did not end.
      if (n !== 5) await audit.end(of, ending);
    }
    const ids = async (query: object) =>
      (await audit.list({ limit: 10, ...query })).map(({ requestId }) => requestId.slice(1)).join('');
    expect(await ids({})).toBe('654321');
    expect(await ids({ target: 'source:laval' })).toBe('642');
    expect(await ids({ operation: 'pauseSource', target: 'source:autre' })).toBe('31');
    expect(await ids({ actor: 'key:autre' })).toBe('');
    for (const limit of [1, 2, 3, 4]) {
      let all = '';
      for (let before: string | undefined; ;) {
        const page = await audit.list({ limit, ...(before === undefined ? {} : { before }) });
        if (page.length === 0) break;
        expect(page.length <= limit).toBe(true);
        all += page.map(({ requestId }) => requestId.slice(1)).join('');
        before = page.at(-1)!.id;
      }
      expect(all).toBe('654321');
    }
    expect(await ids({ before: '20260101T000000003' })).toBe('21');
  });
});
