import type { DeadLetter } from '@moisson/contracts';
import { MoissonError, said } from '@moisson/kernel';
import type { OperatorParts } from '../operator-parts.ts';

/** Returns the letter, whatever its state. Throws `request.not-found`. */
export const getLetter = async ({ store }: OperatorParts, id: string): Promise<DeadLetter> => {
  const letter = await store.deadLetters.get(id);
  if (letter !== undefined) return letter;
  throw new MoissonError('request.not-found', { what: said(`lettre morte ${id}`, `dead letter ${id}`) });
};
