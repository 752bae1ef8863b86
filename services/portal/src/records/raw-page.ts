import { html, link, page, type PageFrame } from '@moisson/ui';
import { translate } from './texts.ts';

interface RawContent {
  readonly sourceId: string;
  readonly key: string;
  readonly run: number;
  /** Indented; undefined if the record is too large for a page. */
  readonly text: string | undefined;
}

export const rawPage = (frame: PageFrame, { sourceId, key, run, text }: RawContent): string => {
  const t = translate(frame.language);
  return page(
    frame,
    t('rawRecord'),
    html`
      <h1>${t('rawRecord')}</h1>
      <p class="meta">
        <a href=${link(`/sources/${sourceId}`, frame.language)}>${sourceId}</a> · ${key} · ${t('run')} ${run}
      </p>
      <p class="hint">${t('masked')}</p>
      ${
        text === undefined
          ? html`<p class="notice">
              ${t('tooLargeToShow')} <a href=${link(`/api/v1/records/${sourceId}/raw`, 'fr', { key })}>JSON</a>
            </p>`
          : html`<pre tabindex="0">${text}</pre>`
      }
    `,
  );
};
