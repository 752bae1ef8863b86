import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const UdataOptions = z.object({
  filter: filterOption(
    said(
      'd’autres paramètres de `/datasets/`, comme `organization=ID&tag=transport`',
      'more parameters of `/datasets/`, as `organization=ID&tag=transport`',
    ),
  ),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const udataOptions = optionsReader(UdataOptions);
