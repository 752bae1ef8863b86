/** A JSON Schema of a parameter, as far as it is shown. */
export interface ShownSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: ShownSchema;
  readonly anyOf?: readonly ShownSchema[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** JSON Schema gives an integer without bounds those of a double. */
const isBound = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;

/** Returns a schema in a few words, which are those of JSON Schema in both languages: `integer 1–100 = 20`. */
export const typeText = (schema: ShownSchema): string => {
  const { minimum, maximum, maxLength } = schema;
  const bounds = [isBound(minimum) ? minimum : '', isBound(maximum) ? maximum : ''];
  return [
    kindOf(schema),
    ...(schema.format === undefined ? [] : [`(${schema.format})`]),
    ...(bounds.every((bound) => bound === '') ? [] : [bounds.join('–')]),
    ...(maxLength === undefined ? [] : [`≤ ${maxLength}`]),
    ...(schema.default === undefined ? [] : [`= ${JSON.stringify(schema.default)}`]),
  ].join(' ');
};

const kindOf = ({ type, enum: values, const: only, items, anyOf }: ShownSchema): string => {
  if (values !== undefined) return values.map(String).join(' | ');
  if (only !== undefined) return JSON.stringify(only);
  if (anyOf !== undefined) return [...new Set(anyOf.map(kindOf))].join(' | ');
  if (items !== undefined) return kindOf(items);
  return typeof type === 'string' ? type : (type?.join(' | ') ?? 'string');
};
