import type { z } from 'zod';
import { objectsIn } from './objects-in.ts';
import { registrySource } from './registry-source.ts';

/** What is checked of an operation. */
interface Outputs {
  readonly id: string;
  readonly output: Readonly<Record<number, { readonly schema?: z.ZodType }>>;
}

/**
 * The ids of the operations of which some object that they answer could be a source of the registry. Objects are held to the members that
 * they declare, as OpenAPI does.
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
