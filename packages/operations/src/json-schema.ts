import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that a document names, under `#/components/schemas`. */
export type Components = Readonly<Record<string, z.ZodType>>;

/** The JSON Schema of a zod schema; those of its parts that are components are references. `io`: `input` for what callers send. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output', components: Components = {}): JsonSchema => {
  const named = Object.entries(components).find(([, component]) => component === schema);
  return named === undefined ? written(schema, io, components) : { $ref: `#/components/schemas/${named[0]}` };
};

/** The JSON Schema of each component, the others as references. */
export const componentSchemas = (components: Components): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    Object.entries(components).map(([name, schema]) => {
      const { [name]: _, ...others } = components;
      return [name, written(schema, 'output', others)];
    }),
  );

const written = (schema: z.ZodType, io: 'input' | 'output', components: Components): JsonSchema => {
  const metadata = z.registry<{ id: string }>();
  for (const [id, component] of Object.entries(components)) metadata.add(component, { id });
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, metadata, override: unlessUniform });
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
};

/** A tuple of equals says the same as a list of that length, which more of OpenAPI's tools understand. */
const unlessUniform = ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  const { prefixItems = [], items } = jsonSchema;
  const [first] = prefixItems;
  const isUniform = prefixItems.every((one) => JSON.stringify(one) === JSON.stringify(first));
  if (first === undefined || items !== false || !isUniform) return;
  delete jsonSchema.prefixItems;
  jsonSchema.items = first;
};
