import { SearchParams } from '../datasets/dataset-query.ts';

/** The filters of a search. What asks for a part of the result has no place in an export of all of it. */
export const ExportParams = SearchParams.omit({ cursor: true, limit: true, explain: true });
