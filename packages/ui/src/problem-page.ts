import type { Bilingual } from '@moisson/kernel';
import { link } from './format.ts';
import { html } from './html.ts';
import { page, type PageFrame } from './layout.ts';
import { translator } from './texts.ts';

/** The error page for people: what happened, what to do, a way on. */
export const problemPage = (
  frame: PageFrame,
  problem: { readonly status: number; readonly message: Bilingual; readonly action: Bilingual },
): string => {
  const { language } = frame;
  const t = translator(language);
  return page(
    frame,
    t('error'),
    html`
      <h1>${t('error')} (${problem.status})</h1>
      <p class="lead">${problem.message[language]}</p>
      <p>${problem.action[language]}</p>
      <p><a href=${link('/', language)}>${t('home')}</a></p>
    `,
  );
};
