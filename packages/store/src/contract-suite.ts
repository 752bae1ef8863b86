import { afterEach, beforeEach, describe } from '@jest/globals';
import type { Store } from '@moisson/domain';
import type { Clock } from '@moisson/kernel';
import { ManualClock } from '@moisson/testkit';

export interface OpenedStore {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

/** Opens an empty store that uses this clock. */
export type OpenStore = (clock: Clock) => Promise<OpenedStore>;

/** The tests of what a store must do; `name`: of the store. */
export type Contract = (name: string, open: OpenStore) => void;

/** New for each test. */
export interface Given {
  store: Store;
  clock: ManualClock;
}

/** Returns the contract of one capability, the same for all stores. */
export const contractOf =
  (capability: string, tests: (given: Given) => void): Contract =>
  (name, open) => {
    describe(`${name} keeps the contract of ${capability}`, () => {
      const given = {} as Given;
      let opened: OpenedStore;
      beforeEach(async () => {
        given.clock = new ManualClock();
        opened = await open(given.clock);
        given.store = opened.store;
      });
      afterEach(() => opened.close());
      tests(given);
    });
  };
