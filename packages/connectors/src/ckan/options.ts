import { said } from '@moisson/kernel';
import { z } from 'zod';
import { filterOption, optionsReader, optionTexts } from '../options.ts';

export const CkanOptions = z.object({
  filter: filterOption(said('le paramètre `fq` de `package_search`', 'the parameter `fq` of `package_search`')),
  privateRecords: z
    .enum(['publish', 'withhold'])
    .default('publish')
    .register(optionTexts, {
      label: said(
        'les fiches servies publiquement et pourtant dites privées',
        'records served publicly and yet marked private',
      ),
      help: said(
        'DKAN dit privées toutes les siennes : elles sont publiées avec une remarque, ou ne le sont pas (`withhold`)',
        'DKAN marks all of its own: they are published with a remark, or they are not (`withhold`)',
      ),
      flag: {
        name: 'withhold-private',
        value: 'withhold',
        help: said(
          'ne pas publier les fiches que la source dit privées',
          'do not publish records that the source marks private',
        ),
      },
    }),
});

/** Returns the options of a stored source. Throws `source.options-invalid`. */
export const ckanOptions = optionsReader(CkanOptions);
