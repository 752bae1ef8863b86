import type { z } from 'zod';
import { objectsIn } from './objects-in.ts';
import { registrySource } from './registry-source.ts';

/** The part of an operation that is checked. */
interface Outputs {
  readonly id: string;
  readonly output: Readonly<Record<number, { readonly schema?: z.ZodType }>>;
}

/**
 * Returns the ids of the operations whose answers contain an object that could be a source of the registry. Objects are compared by the
 * members that they declare, as in OpenAPI.
 */
export const revealing = (operations: readonly Outputs[]): readonly string[] =>
  operations
    .filter(({ output }) =>
      Object.values(output).some(
        ({ schema }) =>
          schema !== undefined &&
          objectsIn(schema).some(
            (object) => (isLoose(object) ? object : object.strict()).safeParse(registrySource()).success,
          ),
      ),
    )
    .map(({ id }) => id);

const isLoose = ({ def }: z.ZodObject): boolean => def.catchall?._zod.def.type === 'unknown';
