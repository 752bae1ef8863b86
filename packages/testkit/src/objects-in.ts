import { z } from 'zod';

/** Returns every object schema within a schema, itself included, at any depth. */
export const objectsIn = (schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): readonly z.ZodObject[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const within = partsOf(schema).flatMap((part) => objectsIn(part, seen));
  return schema instanceof z.ZodObject ? [schema, ...within] : within;
};

const partsOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.values(def.shape);
    case 'array':
      return [def.element];
    case 'tuple':
      return def.items;
    case 'union':
      return def.options;
    case 'intersection':
      return [def.left, def.right];
    case 'record':
      return [def.valueType];
    case 'pipe':
      return [def.in, def.out];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return [def.innerType];
    default:
      return [];
  }
};
