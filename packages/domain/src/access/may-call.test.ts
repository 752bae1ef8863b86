import { expect, test } from '@jest/globals';
import { Role } from '@moisson/contracts';
import fc from 'fast-check';
import { mayCall } from './may-call.ts';

const role = fc.constantFrom(...Role.options);
const name = fc.constantFrom('laval', 'gatineau', 'levis');
const names = fc.uniqueArray(name);
const RANK = Object.fromEntries(Role.options.map((one, at) => [one, at])) as Record<Role, number>;

test('a role may do all that a lower one may, on the same organizations', () => {
  fc.assert(
    fc.property(role, role, role, names, fc.option(name, { nil: undefined }), (low, high, needed, own, of) => {
      fc.pre(RANK[low] <= RANK[high]);
      const may = (one: Role): boolean => mayCall({ role: one, organizations: own }, needed, of);
      expect(may(low) && !may(high)).toBe(false);
    }),
  );
});

test('nobody may do what needs a higher role than theirs', () => {
  fc.assert(
    fc.property(role, role, names, name, (given, needed, own, of) => {
      fc.pre(RANK[given] < RANK[needed]);
      expect(mayCall({ role: given, organizations: own }, needed, of)).toBe(false);
    }),
  );
});

test('a publisher acts on their own organizations, never on another or on what belongs to none', () => {
  fc.assert(
    fc.property(names, fc.option(name, { nil: undefined }), (own, of) => {
      const may = mayCall({ role: 'publisher', organizations: own }, 'publisher', of);
      expect(may).toBe(of !== undefined && own.includes(of));
    }),
  );
  expect(mayCall({ role: 'publisher' }, 'publisher', 'laval')).toBe(false);
});
