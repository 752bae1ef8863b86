import type { Hold } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

/** Returns the hold, whatever its state. Throws `request.not-found`. */
export const getHold = async ({ store }: OperatorParts, id: string): Promise<Hold> => {
  const hold = await store.holds.get(id);
  if (hold === undefined) throw new MoissonError('request.not-found', { what: said(`retenue ${id}`, `hold ${id}`) });
  return hold;
};
