import { said } from '@moisson/kernel';
import { z } from 'zod';
import { optionsReader, optionTexts } from '../options.ts';

/** A parameter of the list of datasets, and its value. */
const FILTER = /^(?:organization|source|theme|format|licence):\S/;

const FORM = said(
  'organization:, source:, theme:, format: ou licence:, suivi d’une valeur',
  'organization:, source:, theme:, format: or licence:, and a value',
);

export const MoissonApiOptions = z.object({
  filter: z
    .string()
    .max(1000)
    .refine((text) => FILTER.test(text), { message: FORM.en, params: { words: FORM } })
    .optional()
    .register(optionTexts, {
      label: said('le filtre du protocole', 'the protocol’s own filter'),
      help: said(
        'un paramètre de la liste et sa valeur, comme `organization:ville-de-laval` ou `source:laval`',
        'a parameter of the list and its value, such as `organization:ville-de-laval` or `source:laval`',
      ),
    }),
  secondHand: z
    .enum(['withhold', 'publish'])
    .default('withhold')
    .register(optionTexts, {
      label: said(
        'les jeux que l’autre Moisson ne tient que d’une autre Moisson',
        'datasets that the other Moisson only has from another Moisson',
      ),
      help: said(
        'ils ne sont pas publiés, car deux Moisson qui se lisent l’une l’autre se renverraient leurs jeux sans fin; `publish` : ils le sont',
        'they are not published, because two Moissons that read each other would send their datasets back and forth without end; `publish`: they are',
      ),
      flag: {
        name: 'second-hand',
        value: 'publish',
        help: said(
          'publier aussi les jeux que l’autre Moisson tient d’une autre Moisson',
          'also publish datasets that the other Moisson has from another Moisson',
        ),
      },
    }),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const moissonOptions = optionsReader(MoissonApiOptions);
