import { expect, test } from '@jest/globals';
import { spokenFor, underOrganization } from './links.ts';

test('a source speaks for its own organization, and for another one only where the operator allows it and the record names it', () => {
  const source = { organization: 'dq', speaksFor: ['ville-a'] } as Parameters<typeof spokenFor>[0];
  expect([undefined, 'dq', 'ville-a', 'ville-b'].map((named) => spokenFor(source, named))).toEqual([
    'dq',
    'dq',
    'ville-a',
    'dq',
  ]);
  expect(spokenFor({}, 'ville-a')).toBeUndefined();
});

test('a hostile organization or link cannot pass for one of another organization', () => {
  const link = (organization: string | undefined, text: string) => underOrganization([text], organization)[0];
  expect(link('ville-s', 'resource:x')).not.toBe(link('ville-a', 'resource:x'));
  for (const text of ['resource:@ville-a resource:x', 'resource:\n@ville-a resource:x'])
    expect(link('ville-s', text)).not.toBe(link('ville-a', 'resource:x'));
});
