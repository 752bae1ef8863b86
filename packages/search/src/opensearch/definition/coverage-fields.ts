import type { DatasetQuery } from '@moisson/domain';
import { longitudesOf, spanOf, type Box, type Coverage } from '../../dataset/coverage.ts';

/** In place of the infinite end of an open period. */
const [EARLIEST, LATEST] = [-0x8000_0000, 0x7fff_ffff];

const dayOf = (day: number): number => Math.max(EARLIEST, Math.min(day, LATEST));

/** Returns the fields of the time and the area that a dataset is about. */
export const coverageFields = ({ span, box }: Coverage): object => ({
  ...(span === undefined ? {} : { firstDay: dayOf(span.first), lastDay: dayOf(span.last) }),
  ...(box === undefined || !(box[1] <= box[3])
    ? {}
    : {
        latitude: { gte: box[1], lte: box[3] },
        longitude: longitudesOf(box[0], box[2]).map(([gte, lte]) => ({ gte, lte })),
      }),
});

/** Returns the filters of a query by time and by area, as `spansMeet` and `boxesMeet` define them. */
export const coverageFilters = ({ period, bbox }: Pick<DatasetQuery, 'period' | 'bbox'>): object[] => {
  const span = spanOf(period);
  return [
    ...(span === undefined
      ? []
      : [{ range: { firstDay: { lte: dayOf(span.last) } } }, { range: { lastDay: { gte: dayOf(span.first) } } }]),
    ...(bbox === undefined ? [] : boxFilters(bbox)),
  ];
};

const boxFilters = (box: Box): object[] =>
  box[1] <= box[3]
    ? [
        { range: { latitude: { gte: box[1], lte: box[3], relation: 'intersects' } } },
        {
          bool: {
            should: longitudesOf(box[0], box[2]).map(([gte, lte]) => ({
              range: { longitude: { gte, lte, relation: 'intersects' } },
            })),
          },
        },
      ]
    : [{ match_none: {} }];
