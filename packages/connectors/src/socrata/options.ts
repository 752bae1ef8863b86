import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader } from '../options.ts';

export const SocrataOptions = z.object({
  filter: filterOption(
    said(
      'd’autres paramètres de l’API de découverte, comme `categories=Transport&only=datasets,maps`',
      'more parameters of the discovery API, as `categories=Transportation&only=datasets,maps`',
    ),
  ),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const socrataOptions = optionsReader(SocrataOptions);
