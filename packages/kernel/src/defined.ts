type Defined<T> = { [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] } & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>;
};

/**
 * Returns a copy without the properties that are undefined. JSON and `exactOptionalPropertyTypes` leave out an unknown
 * property instead of setting it to undefined.
 */
export const defined = <T extends Record<string, unknown>>(properties: T): Defined<T> => {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(properties)) if (properties[name] !== undefined) kept[name] = properties[name];
  return kept as Defined<T>;
};
