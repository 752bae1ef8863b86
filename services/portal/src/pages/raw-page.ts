import type { Json } from '@moisson/domain';
import { html, link, page, translator, type PageFrame } from '@moisson/ui';

export const rawPage = (frame: PageFrame, sourceId: string, key: string, value: Json, run: number): string => {
  const t = translator(frame.language);
  return page(
    frame,
    t('rawRecord'),
    html`
      <h1>${t('rawRecord')}</h1>
      <p class="meta">
        <a href=${link(`/sources/${sourceId}`, frame.language)}>${sourceId}</a> · ${key} · ${t('runs')} ${run}
      </p>
      <p class="hint">${t('masked')}</p>
      <pre tabindex="0">${JSON.stringify(value, undefined, 2)}</pre>
    `,
  );
};
