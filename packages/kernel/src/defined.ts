type Defined<T> = { [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
};

/** The same properties without those that are undefined: JSON and `exactOptionalPropertyTypes` have no property for what is not known. */
export const defined = <T extends Record<string, unknown>>(properties: T): Defined<T> => {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(properties)) if (properties[name] !== undefined) kept[name] = properties[name];
  return kept as Defined<T>;
};
