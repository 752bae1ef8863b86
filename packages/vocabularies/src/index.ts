export * from './fold.ts';
export * from './formats.ts';
export { frequencyUri, UNKNOWN_FREQUENCY } from './frequencies.ts';
export { frequencyRhythm } from './frequency-rhythm.ts';
export { restrictions, type NamedLicence } from './licence-table.ts';
export * from './licences.ts';
export { placeNames } from './places.ts';
export { RELATED_TERMS_VERSION, relatedTermGroups } from './related-terms.ts';
export * from './themes.ts';
