/** The fields in which words are searched, each with the weight of a match. Addresses only match words that look like an address. */
export const fieldWeights = { title: 4, keyword: 2, body: 1, address: 1 } as const;
export type FieldName = keyof typeof fieldWeights;

/** Each field with its bit in a set of fields. */
export const FIELDS = (Object.keys(fieldWeights) as FieldName[]).map((field, at) => [field, 1 << at] as const);

/** The number of bits of a set of fields. */
export const FIELD_BITS = FIELDS.length;
export const ALL_FIELDS = (1 << FIELD_BITS) - 1;
/** The fields in which a plain word is searched. */
export const PLAIN_FIELDS = FIELDS.reduce((bits, [field, bit]) => (field === 'address' ? bits : bits | bit), 0);

/** Returns the names of a set of fields. */
export const fieldsIn = (bits: number): readonly FieldName[] =>
  FIELDS.filter(([, bit]) => (bits & bit) !== 0).map(([field]) => field);
