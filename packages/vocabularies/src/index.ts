export * from './fold.ts';
export * from './formats.ts';
export * from './frequencies.ts';
export { restrictions, type NamedLicence } from './licence-table.ts';
export * from './licences.ts';
export * from './themes.ts';
export { relatedTermGroups } from './related-terms.ts';
