import { expect, test } from '@jest/globals';
import { ManualClock } from '@moisson/testkit';
import { HeldHosts } from './held-hosts.ts';

const at = (host: string): URL => new URL(`https://${host}/api`);

test('a host that asked to wait is not requested before, by any source, and others are', () => {
  const clock = new ManualClock();
  const hosts = new HeldHosts(clock);
  hosts.check(at('a.example'));
  hosts.hold('a.example', 120);
  expect(() => hosts.check(at('a.example'))).toThrow(
    expect.objectContaining({ code: 'fetch.rate-limited', params: expect.objectContaining({ seconds: 120 }) }),
  );
  hosts.check(at('b.example'));
  clock.advance({ seconds: 119 });
  expect(() => hosts.check(at('a.example'))).toThrow(expect.objectContaining({ code: 'fetch.rate-limited' }));
  clock.advance({ seconds: 1 });
  hosts.check(at('a.example'));
  expect(hosts.bound.held()).toBe(0);
});

test('a clock that was set back holds no host for ever, and the number of hosts is bounded', () => {
  const clock = new ManualClock('2026-11-27T12:00:00.000Z');
  const hosts = new HeldHosts(clock);
  hosts.hold('a.example', 60);
  clock.advance({ hours: -600 });
  hosts.check(at('a.example'));
  for (let n = 0; n < 3000; n += 1) hosts.hold(`h${n}.example`, 60);
  expect(hosts.bound.held()).toBe(hosts.bound.limit);
});
