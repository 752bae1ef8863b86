/** A field that an act changed; absent before or after if it was not there. */
export interface ChangedField {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Returns how two stored states differ, by their fields. What is no object counts as one without fields. */
export const changedFields = (before: unknown, after: unknown): readonly ChangedField[] => {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({
      field,
      ...(was[field] === undefined ? {} : { before: was[field] }),
      ...(is[field] === undefined ? {} : { after: is[field] }),
    }));
};

const fieldsOf = (state: unknown): Readonly<Record<string, unknown>> =>
  typeof state === 'object' && state !== null ? (state as Record<string, unknown>) : {};
