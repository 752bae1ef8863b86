import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that a document refers to under `#/components/schemas`, by name. */
export type Components = Readonly<Record<string, z.ZodType>>;

/** Returns the JSON Schema of a zod schema, with references in place of components. `io`: `input` for what callers send. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output', components: Components = {}): JsonSchema => {
  const named = Object.entries(components).find(([, component]) => component === schema);
  return named === undefined ? written(schema, io, components) : { $ref: `#/components/schemas/${named[0]}` };
};

/** Returns the JSON Schema of each component, with references in place of the other ones. */
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

/** Rewrites a tuple of equal items as a list of that length: the same meaning, and more OpenAPI tools support it. */
const unlessUniform = ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  const { prefixItems = [], items } = jsonSchema;
  const [first] = prefixItems;
  const isUniform = prefixItems.every((one) => JSON.stringify(one) === JSON.stringify(first));
  if (first === undefined || items !== false || !isUniform) return;
  delete jsonSchema.prefixItems;
  jsonSchema.items = first;
};
