/** Digits of a catalogue's identity that are enough to tell two feeds of one address apart. */
const DIGITS = 12;

/** Returns the identity of a catalogue's feed, short enough for addresses: a catalogue that takes the place of another has another one. */
export const feedIdentity = (catalogue: string): string => catalogue.replaceAll('-', '').slice(0, DIGITS);
