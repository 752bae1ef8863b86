import type { OrganizationCount } from '@moisson/domain';
import { html, link, page, showNumber, type PageFrame } from '@moisson/ui';
import { translate } from '../texts.ts';

export const organizationsPage = (frame: PageFrame, organizations: readonly OrganizationCount[]): string => {
  const { language } = frame;
  const t = translate(language);
  const sorted = [...organizations].sort((a, b) => a.name.localeCompare(b.name, language));
  return page(
    frame,
    t('organizations'),
    html`
      <h1>${t('organizations')}</h1>
      ${sorted.length === 0 ? html`<p class="notice">${t('emptyCatalogue')}</p>` : undefined}
      <ul class="tiles">
        ${sorted.map(
          ({ id, name, datasets }) =>
            html`<li>
              <a href=${link('/datasets', language, { organization: id })}
                >${name}<span>${showNumber(datasets, language)}</span></a
              >
            </li>`,
        )}
      </ul>
    `,
  );
};
