import { json, type Answer } from './answer.ts';
import type { Entry, SimulatedCatalogue } from './simulated-catalogue.ts';

/** Answers a request for one record: with the record, 410 if it is gone for good, or 404. `isIt` knows a dataset by its index. */
export const oneRecord = (
  catalogue: SimulatedCatalogue,
  isIt: (index: number) => boolean,
  found: (entry: Entry) => Answer,
): Answer => {
  const index = catalogue.recordAnswers === 'truly' ? catalogue.find(isIt) : undefined;
  const entry = index === undefined ? undefined : catalogue.served(index);
  if (entry !== undefined) return found(entry);
  return index !== undefined && catalogue.isGone(index) ? json({ message: 'Gone' }, 410) : notFound();
};

export const notFound = (): Answer => json({ message: 'Not Found' }, 404);
