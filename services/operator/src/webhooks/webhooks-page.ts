import type { Language } from '@moisson/kernel';
import type { WebhookView as Webhook } from '@moisson/operations/operator-api';
import { html, link, page, shortInstant, showNumber, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { subscribeForm } from './subscribe-form.ts';
import { translate } from './texts.ts';

export const WEBHOOKS_PATH = '/webhooks';

interface WebhooksContent {
  readonly webhooks: readonly Webhook[];
  /** The secret that was just made, which is shown this once. */
  readonly made?: { readonly id: string; readonly secret: string };
  readonly notice: Element;
  readonly forms: PageForms;
}

/** Returns the page of the programs that subscribe to changes, with a form for a new one. */
export const webhooksPage = (frame: PageFrame, { webhooks, made, notice, forms }: WebhooksContent): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('webhooks')}</h1>
    <p class="lead">${t('lead')}</p>
    ${notice}
    ${
      made === undefined
        ? undefined
        : html`<section class="panel notice" role="status">
            <h2>${t('secret')} ${made.id}</h2>
            <p><code>${made.secret}</code></p>
            <p>${t('secretHelp')}</p>
          </section>`
    }
    ${webhooks.length === 0 ? html`<p class="notice">${t('none')}</p>` : undefined}
    ${webhooks.map((one) => panel(one, language, forms))} ${subscribeForm(language, forms)}
  `;
  return page(frame, t('webhooks'), content);
};

const panel = (webhook: Webhook, language: Language, forms: PageForms) => {
  const t = translate(language);
  const { id, name, url, position, delivered, deliveredAt, failure, letters, suspension } = webhook;
  return html`
    <section class="panel" aria-label=${name}>
      <h2>${name} <span class="meta">${id}</span></h2>
      <p>${stateOf(webhook, language)}</p>
      <dl>
        <dt>${t('address')}</dt>
        <dd><code>${url}</code></dd>
        <dt>${t('wants')}</dt>
        <dd>${filterText(webhook, language)}</dd>
        <dt>${t('position')}</dt>
        <dd>${showNumber(position, language)}</dd>
        <dt>${t('delivered')}</dt>
        <dd>${showNumber(delivered, language)}</dd>
        ${
          deliveredAt === undefined
            ? undefined
            : html`<dt>${t('lastDelivery')}</dt>
                <dd>${shortInstant(deliveredAt, language)}</dd>`
        }
        ${
          failure === undefined
            ? undefined
            : html`<dt>${t('problem')}</dt>
                <dd>
                  ${failure.problem.message[language]}
                  ${suspension === undefined ? html` (${t('nextAttempt')} ${shortInstant(failure.retryAt, language)})` : undefined}
                </dd>`
        }
        ${
          letters.length === 0
            ? undefined
            : html`<dt>${t('letters')}</dt>
                <dd>${lettersOf(webhook, language)}</dd>`
        }
      </dl>
      ${buttons(webhook, language, forms)}
    </section>
  `;
};

const stateOf = ({ suspension, failure }: Webhook, language: Language): string => {
  const t = translate(language);
  if (suspension === undefined) return t(failure === undefined ? 'active' : 'failing');
  return `${t('suspendedBy')} (${t(`cause-${suspension.cause}`)})`;
};

const filterText = ({ filter }: Webhook, language: Language): string => {
  const t = translate(language);
  const { changes, ...others } = filter;
  const parts = [
    ...(changes === undefined ? [] : [changes.map((kind) => t(kind)).join(', ')]),
    ...(['organizations', 'sources', 'themes', 'keywords'] as const).flatMap((name) => {
      const values = others[name];
      return values === undefined ? [] : [`${t(name)} : ${values.join(', ')}`];
    }),
  ];
  return parts.length === 0 ? t('everything') : parts.join(' · ');
};

const lettersOf = ({ letters }: Webhook, language: Language) => html`
  <ul>
    ${letters.map(({ message, failedAt, problem }) => html`<li>${message.feed}-${String(message.number)}, ${shortInstant(failedAt, language)} : ${problem.message[language]}</li>`)}
  </ul>
`;

const buttons = ({ id, name, suspension, failure, letters }: Webhook, language: Language, forms: PageForms) => {
  const t = translate(language);
  const act = (name_: 'suspend' | 'resume' | 'resend' | 'rotate' | 'remove', danger = false) =>
    button(
      {
        ...{ path: `${WEBHOOKS_PATH}/${id}/${name_}`, label: t(name_), subject: name },
        ...(danger ? { kind: 'danger' as const } : {}),
      },
      language,
      forms,
    );
  return html`
    ${suspension === undefined ? act('suspend') : undefined}
    ${suspension === undefined && failure === undefined ? undefined : act('resume')}
    ${letters.length === 0 ? undefined : act('resend')} ${act('rotate')} ${act('remove', true)}
  `;
};

/** The address of the page. */
export const webhooksLink = (language: Language): string => link(WEBHOOKS_PATH, language, { done: 'decided' });
