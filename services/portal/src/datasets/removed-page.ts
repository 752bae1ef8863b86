import { html, link, page, searchForm, showInstant, sourceText, type PageFrame } from '@moisson/ui';
import type { GoneDataset } from './public-dataset.ts';
import { removalReasons, translate } from './removed-texts.ts';

/** The page of a removed dataset: what it was, when and why it was removed, and links to go on. */
export const removedPage = (
  frame: PageFrame,
  { title, organization, removedAt, reason, source }: GoneDataset,
): string => {
  const { language } = frame;
  const t = translate(language);
  return page(
    frame,
    title,
    html`
      <p><a href=${link('/datasets', language)}>← ${t('backToSearch')}</a></p>
      <h1>${title}</h1>
      <p class="notice"><strong>${t('removedTitle')}</strong></p>
      <dl class="panel">
        ${
          organization === undefined
            ? undefined
            : html`<dt>${t('organization')}</dt>
                <dd>${organization.name}</dd>`
        }
        <dt>${t('removedOn')}</dt>
        <dd>${showInstant(removedAt, language)}</dd>
        <dt>${t('removedWhy')}</dt>
        <dd>${reason === undefined ? t('removedUnknown') : removalReasons[reason][language]}</dd>
        ${
          source === undefined
            ? undefined
            : html`<dt>${t('removedFrom')}</dt>
                <dd><a href=${link(`/sources/${source.id}`, language)}>${sourceText(source.name, language)}</a></dd>`
        }
      </dl>
      ${
        organization === undefined
          ? undefined
          : html`<p><a href=${link('/datasets', language, { organization: organization.id })}>${t('moreOf')}</a></p>`
      }
      <h2>${t('search')}</h2>
      ${searchForm(language, title.slice(0, 200))}
    `,
  );
};
