import { fillBoth, said, type Language } from '@moisson/kernel';
import { html, page, showBytes, showInstant, showNumber, table, type PageFrame } from '@moisson/ui';
import { exportFormats } from '../exports/export-formats.ts';
import type { Night } from './public-night.ts';
import { translate } from './texts.ts';

/** The page of the nightly files. `nights`: the newest one first. */
export const nightlyPage = (frame: PageFrame, nights: readonly Night[]): string => {
  const { language } = frame;
  const t = translate(language);
  const [newest, ...older] = nights;
  return page(
    frame,
    t('title'),
    html`
      <h1>${t('title')}</h1>
      <p class="lead">${t('intro')}</p>
      ${newest === undefined ? html`<p class="notice">${t('none')}</p>` : newestOf(newest, language)}
      ${
        older.length === 0
          ? undefined
          : html`<h2>${t('older')}</h2>
              <ul>
                ${older.map(
                  (night) =>
                    html`<li>
                      <a href=${addressOf(night, 'manifest.json')}>${showInstant(night.at, language)}</a>${' · '}
                      ${countsOf(night, language)}
                    </li>`,
                )}
              </ul>`
      }
      <h2>${t('onDemand')}</h2>
      <p>${t('onDemandIntro')}</p>
      <ul class="chips">
        ${exportFormats.map(
          ({ extension }) => html`<li><a class="chip" href=${`/api/v1/datasets.${extension}`}>${extension}</a></li>`,
        )}
      </ul>
      ${
        newest === undefined
          ? undefined
          : html`<pre tabindex="0">curl -L -O ${frame.origin ?? ''}/exports/latest/${newest.files[0]!.name}</pre>`
      }
    `,
  );
};

const newestOf = (night: Night, language: Language) => {
  const t = translate(language);
  return html`
    <h2>${t('night')} ${showInstant(night.at, language)}</h2>
    <p>${countsOf(night, language)} · <a href=${addressOf(night, 'manifest.json')}>${t('manifest')}</a></p>
    ${table(
      t('title'),
      [t('file'), t('size'), t('rows'), t('checksum')],
      night.files.map((file) => [
        html`<a href=${addressOf(night, file.name)}>${file.name}</a>`,
        showBytes(file.bytes, language),
        showNumber(file.rows, language),
        html`<code>${file.sha256}</code>`,
      ]),
    )}
  `;
};

const DATASETS = said('{datasets|jeu de données|jeux de données}', '{datasets|dataset|datasets}');
const CHANGES = said(
  '{create|créé|créés}, {update|modifié|modifiés}, {delete|retiré|retirés} depuis la nuit précédente',
  '{create|created|created}, {update|updated|updated}, {delete|deleted|deleted} since the night before',
);

const countsOf = ({ datasets, since, changes }: Night, language: Language): string => {
  const all = fillBoth(DATASETS, { datasets })[language];
  return since === undefined ? all : `${all} · ${fillBoth(CHANGES, changes)[language]}`;
};

const addressOf = ({ name }: Night, file: string): string => `/exports/${name}/${file}`;
