import { cultureAndLeisure } from './culture-and-leisure.ts';
import { government } from './government.ts';
import { healthAndPeople } from './health-and-people.ts';
import { nature } from './nature.ts';
import { roads } from './roads.ts';
import { territory } from './territory.ts';
import type { Topic } from './topic.ts';
import { transitAndSafety } from './transit-and-safety.ts';
import { waterAndWaste } from './water-and-waste.ts';

/** All topics of the catalogue. */
export const topics: readonly Topic[] = [
  ...nature,
  ...waterAndWaste,
  ...roads,
  ...transitAndSafety,
  ...healthAndPeople,
  ...territory,
  ...government,
  ...cultureAndLeisure,
];
