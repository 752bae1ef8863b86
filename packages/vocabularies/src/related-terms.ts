export const relatedTermGroups = (): readonly (readonly string[])[] => [
  ['vélo', 'cyclable', 'bicyclette', 'bike'],
  ['matières résiduelles', 'poubelle', 'waste'],
];
