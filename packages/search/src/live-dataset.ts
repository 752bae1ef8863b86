import type { Dataset } from '@moisson/contracts';
import { readDataset, type DatasetText } from '@moisson/domain';
import { readableOf } from '@moisson/kernel';

/** Returns the dataset, or an empty list if it is not live or cannot be read. */
export const liveDataset = (text: DatasetText): readonly Dataset[] =>
  text.state !== 'live'
    ? []
    : readableOf(
        'dataset',
        [text],
        ({ id }) => id,
        ({ json }) => readDataset(json),
      );
