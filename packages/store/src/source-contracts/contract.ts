import { expect, test } from '@jest/globals';
import { SourceId } from '@moisson/contracts';
import { figuresOf, SourceContract, Tally, traitsOf } from '@moisson/domain';
import { aRecord } from '@moisson/testkit';
import { contractOf } from '../contract-suite.ts';

/** The contract of source contracts, for every store. */
export const sourceContractsContract = contractOf('source contracts', (given) => {
  const id = SourceId.parse('laval');

  test('a source has one contract, which is replaced; an unreadable one is as if there were none', async () => {
    const { sourceContracts } = given.store;
    expect(await sourceContracts.get(id)).toBeUndefined();
    const tally = new Tally();
    tally.add(traitsOf(aRecord().dataset, 'r1'), 12);
    const contract: SourceContract = {
      ...{ sourceId: id, baseline: 'b', mappingVersion: 2, runs: 3, hosts: ['laval.example'] },
      ...{ usual: figuresOf(tally), swings: { licence: 0.1 }, accepted: ['licence', 'records'] },
    };
    await sourceContracts.put(contract);
    expect(await sourceContracts.get(id)).toEqual(contract);
    await sourceContracts.put({ ...contract, runs: 4 });
    expect(await sourceContracts.get(id)).toMatchObject({ runs: 4 });
    await sourceContracts.put({ sourceId: id } as SourceContract);
    expect(await sourceContracts.get(id)).toBeUndefined();
    expect(await sourceContracts.get(SourceId.parse('autre'))).toBeUndefined();
  });
});
