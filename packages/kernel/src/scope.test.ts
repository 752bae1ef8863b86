import { expect, test } from '@jest/globals';
import { inScope } from './scope.ts';

const noted = (): { readonly steps: string[]; readonly step: (name: string) => () => void } => {
  const steps: string[] = [];
  return { steps, step: (name) => () => void steps.push(name) };
};

test('resources are closed in reverse order after the thing has stopped, and only once', async () => {
  const { steps, step } = noted();
  const running = await inScope(async (scope) => {
    scope.defer(step('store'));
    scope.defer(step('gauges'));
    return { stop: async () => void steps.push('service'), url: 'http://127.0.0.1' };
  });
  expect([running.url, steps]).toEqual(['http://127.0.0.1', []]);
  await running.stop();
  expect(steps).toEqual(['service', 'gauges', 'store']);
  await running.stop();
  expect(steps).toEqual(['service', 'gauges', 'store', 'service']);
});

test('when start fails, the opened resources are closed and its error is rethrown', async () => {
  const { steps, step } = noted();
  const start = inScope(async (scope) => {
    scope.defer(step('store'));
    throw new Error('the port is taken');
  });
  await expect(start).rejects.toThrow('the port is taken');
  expect(steps).toEqual(['store']);
});
