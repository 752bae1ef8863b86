import { expect, test } from '@jest/globals';
import { MappingVersion, noRules, SourceId } from '@moisson/contracts';
import { contractOf } from '../contract-suite.ts';

/** The contract of mapping versions, for every store. */
export const mappingVersionsContract = contractOf('mapping versions', (given) => {
  const aVersion = (version: number, sourceId = 'laval'): MappingVersion =>
    MappingVersion.parse({ sourceId, version, at: '2026-11-24T12:00:00.000Z', by: 'test', rules: noRules });

  test('versions of a source are listed newest first, and one number is given once', async () => {
    const { mappingVersions } = given.store;
    for (const version of [1, 2, 10]) expect(await mappingVersions.add(aVersion(version))).toBe(true);
    expect(await mappingVersions.add({ ...aVersion(2), by: 'other' })).toBe(false);
    expect(await mappingVersions.add(aVersion(1, 'autre'))).toBe(true);
    const listed = await mappingVersions.list(SourceId.parse('laval'), 2);
    expect(listed).toEqual([aVersion(10), aVersion(2)]);
  });
});
