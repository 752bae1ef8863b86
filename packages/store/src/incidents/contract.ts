import { expect, test } from '@jest/globals';
import { Incident } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of incidents, for every store. */
export const incidentsContract = contractOf('incidents', (given) => {
  const anIncident = (id: string, day: number): Incident => {
    const at = `2026-11-0${day}T12:00:00.000Z`;
    const text = { fr: 'La ville ne répond plus.', en: 'The city does not answer.' };
    return Incident.parse({
      ...{ id, title: text, feeds: ['laval'], state: 'investigating', createdAt: at, changedAt: at },
      updates: [{ at, state: 'investigating', text }],
    });
  };

  test('an id is used once, and incidents are listed newest first', async () => {
    const { incidents } = given.store;
    expect(await incidents.create(anIncident('b', 1))).toBe(true);
    expect(await incidents.create(anIncident('a', 2))).toBe(true);
    expect(await incidents.create(anIncident('a', 3))).toBe(false);
    expect(await incidents.list(10)).toEqual([anIncident('a', 2), anIncident('b', 1)]);
    expect((await incidents.list(1)).map(({ id }) => id)).toEqual(['a']);
    expect([await incidents.get('b'), await incidents.get('c')]).toEqual([anIncident('b', 1), undefined]);
  });

  test('changes at once are all kept', async () => {
    const { incidents } = given.store;
    await incidents.create(anIncident('a', 1));
    const add = () => incidents.update('a', (one) => ({ ...one, updates: [one.updates[0]!, ...one.updates] }));
    await Promise.all([add(), add(), add()]);
    expect((await incidents.get('a'))!.updates).toHaveLength(4);
    expect(await incidents.update('z', (one) => one)).toBeUndefined();
  });
});
