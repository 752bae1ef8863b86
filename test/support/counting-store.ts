import type { Store } from '@moisson/domain';

/** A store that counts the calls of its ports, by names such as `registry.list`. */
export interface CountingStore {
  readonly store: Store;
  /** Returns the calls since the last call of this function, by name. */
  readonly calls: () => Readonly<Record<string, number>>;
}

export const countingStore = (store: Store): CountingStore => {
  let calls: Record<string, number> = {};
  const counted = (name: string, port: object): object =>
    new Proxy(port, {
      get: (target, method) => {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          const call = `${name}.${String(method)}`;
          calls[call] = (calls[call] ?? 0) + 1;
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  return {
    store: new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'function') return value.bind(target) as unknown;
        return typeof value === 'object' && value !== null ? counted(String(name), value) : value;
      },
    }),
    calls: () => {
      const seen = calls;
      calls = {};
      return seen;
    },
  };
};
