import type { Language } from '@moisson/kernel';
import type { DeadLetterView, ReplayPreview } from '@moisson/operations/operator-api';
import { html, link, page, showInstant, table, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { valueText } from '../value-text.ts';
import { decisions, stateOf } from './dead-letters-page.ts';
import { translate } from './texts.ts';

interface LetterContent {
  readonly view: DeadLetterView;
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of one dead letter: the reason, what a replay would make of it, the decision, and its originals. */
export const deadLetterPage = (frame: PageFrame, { view, notice, forms }: LetterContent): string => {
  const { language } = frame;
  const { letter, event, sent, preview } = view;
  const t = translate(language);
  const path = `/dead-letters/${letter.id}`;
  const subject = letter.key ?? letter.id;
  const facts: readonly (readonly [string, unknown])[] = [
    [t('state'), stateOf(letter, language)],
    [t('detail'), letter.detail],
    [t('todo'), letter.action[language]],
    [t('stage'), `${letter.stage} · ${letter.code}`],
    [t('at'), showInstant(letter.at, language)],
    [t('position'), `${letter.topic} ${letter.partition}:${letter.offset}`],
    [t('attempts'), letter.attempts],
    [t('size'), letter.bytes],
  ];
  const content = html`
    <h1>${t('deadLetter')} · ${subject}</h1>
    <p><a href=${link(`/dead-letters/causes/${letter.cause}`, language)}>← ${t('allOfCause')}</a></p>
    ${notice}
    <dl class="panel facts">
      ${facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${
      letter.state === 'open'
        ? html`<h2>${t('preview')}</h2>
            ${previewPanel(preview, language)}`
        : undefined
    }
    ${letter.state === 'open' ? decisions(path, subject, language, forms) : undefined}
    ${
      letter.state === 'discarded'
        ? button({ path: `${path}/reopen`, label: t('reopen'), subject }, language, forms)
        : undefined
    }
    ${sent === undefined ? undefined : original(t('sent'), sent, language)} ${original(t('event'), event, language)}
  `;
  return page(frame, `${t('deadLetter')} · ${subject}`, content);
};

const previewPanel = (preview: ReplayPreview, language: Language) => {
  const t = translate(language);
  const { outcome, from, dataset, findings = [], problem } = preview;
  if (outcome === 'superseded') return html`<p class="notice">${t('superseded')}</p>`;
  if (outcome === 'fails')
    return html`<p class="notice">
      ${t('stillFails')} ${problem?.message[language]} <span class="meta">${problem?.action[language]}</span>
    </p>`;
  const intro = t(from === 'source' ? 'fromSource' : 'fromEvent');
  if (dataset === undefined) return html`<p>${intro} ${t('removal')}.</p>`;
  const rows = Object.entries(dataset)
    .map(([name, value]) => [name, valueText(value)] as const)
    .filter(([, text]) => text !== '');
  return html`
    <p>${intro}</p>
    ${table(t('preview'), [t('field'), t('value')], rows)}
    ${
      findings.length === 0
        ? undefined
        : html`<p>${t('findings')}</p>
            <ul>
              ${findings.map(({ code, field, seen }) => html`<li>${[field, code, seen].filter(Boolean).join(' · ')}</li>`)}
            </ul>`
    }
  `;
};

const original = (label: string, { text, cut }: DeadLetterView['event'], language: Language) => {
  const t = translate(language);
  return html`
    <details class="panel">
      <summary>${label}</summary>
      ${cut ? html`<p class="meta">${t('cutHere')}</p>` : undefined}
      ${text === '' ? html`<p>${t('empty')}</p>` : html`<pre class="original" tabindex="0">${text}</pre>`}
    </details>
  `;
};
