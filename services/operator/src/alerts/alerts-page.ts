import type { Alert, Silence } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import {
  alertKinds,
  alertSeverities,
  alertTitle,
  html,
  link,
  named,
  page,
  shortInstant,
  table,
  type Element,
  type PageFrame,
} from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { ALERTS_PATH } from './alerts-path.ts';
import { silenceForm, silenceList } from './silence-parts.ts';
import { translate } from './texts.ts';

interface AlertsContent {
  readonly open: readonly Alert[];
  readonly past: readonly Alert[];
  readonly silences: readonly Silence[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** Returns the page of alerts: the open ones, the silences, and the last closed ones. */
export const alertsPage = (frame: PageFrame, { open, past, silences, notice, forms }: AlertsContent): string => {
  const { language } = frame;
  const t = translate(language);
  const content = html`
    <h1>${t('alerts')}</h1>
    ${notice}
    <p class="lead">${t(open.length === 0 ? 'none' : 'lead')}</p>
    ${open.map((alert) => panel(alert, language, forms))}
    <h2>${t('silences')}</h2>
    ${silenceList(silences, language, forms)} ${silenceForm(language, forms)}
    ${
      past.length === 0
        ? undefined
        : html`<h2>${t('past')}</h2>
            ${pastTable(past, language)}`
    }
  `;
  return page(frame, t('alerts'), content);
};

const panel = (alert: Alert, language: Language, forms: PageForms) => {
  const t = translate(language);
  const { id, kind, severity, reason, since, sources, mostFeeds, acknowledged, silencedUntil, quietSince } = alert;
  const title = alertTitle(alert)[language];
  return html`
    <section class="panel" id=${id} aria-label=${title}>
      <h2>${title}</h2>
      <p class="meta">
        <span class=${`state ${severity === 'critical' ? 'failing' : 'late'}`}
          >${alertSeverities[severity][language]}</span
        >
        ${' '}${t('sinceThe')} ${shortInstant(since, language)}
        ${silencedUntil === undefined ? undefined : html` · ${t('silencedTo')} ${shortInstant(silencedUntil, language)}`}
        ${quietSince === undefined ? undefined : html` · ${t('quiet')} ${shortInstant(quietSince, language)}`}
      </p>
      <p>${reason[language]}</p>
      <dl>
        ${
          sources.length === 0
            ? undefined
            : html`<dt>${t('feeds')}</dt>
                <dd>
                  ${sources.map((source, at) => html`${at === 0 ? '' : ', '}<a href=${link(`/sources/${source}`, language)}>${source}</a>`)}
                  ${mostFeeds > sources.length ? `, ${t('more')}` : undefined}
                </dd>`
        }
        <dt>${t('normal')}</dt>
        <dd>${alertKinds[kind].normal[language]}</dd>
        <dt>${t('todo')}</dt>
        <dd>${alertKinds[kind].todo[language]}</dd>
        <dt>${t('told')}</dt>
        <dd>${messagesOf(alert, language)}</dd>
      </dl>
      <p>
        ${
          acknowledged === undefined
            ? t('nobody')
            : html`${named(t('takenBy'), language)}<strong>${acknowledged.by}</strong>${' · '}${shortInstant(acknowledged.at, language)}
              ${acknowledged.note === undefined ? undefined : html` · ${acknowledged.note}`}`
        }
      </p>
      ${acknowledged === undefined ? acknowledgeForm(alert, title, language, forms) : undefined}
      ${silencedUntil === undefined ? quickSilence(alert, title, language, forms) : undefined}
    </section>
  `;
};

/** What was sent, by event and channel. */
const messagesOf = ({ messages }: Alert, language: Language) => {
  const t = translate(language);
  const all = Object.entries(messages);
  if (all.length === 0) return t('notTold');
  return html`<ul>
    ${all.map(([key, { at, state }]) => {
      const [event, channel] = key.split('/') as [MessageEvent, string];
      const failed = state === 'failed' ? html` <strong>${t('givenUp')}</strong>` : undefined;
      return html`<li>${t(`event-${event}`)} (${channel}) ${shortInstant(at, language)}${failed}</li>`;
    })}
  </ul>`;
};

type MessageEvent = 'opened' | 'raised' | 'escalated' | 'closed';

/** Silences what the alert is about, for some hours. */
const quickSilence = (alert: Alert, title: string, language: Language, forms: PageForms) => {
  const t = translate(language);
  const { kind, host, sources, mostFeeds } = alert;
  const [name, value] =
    mostFeeds === 1 && sources[0] !== undefined
      ? ['source', sources[0]]
      : host === undefined
        ? ['kind', kind]
        : ['host', host];
  return forms.form(
    { path: `${ALERTS_PATH}/silence`, class: 'inline small' },
    language,
    html`<input type="hidden" name=${name} value=${value} /><input type="hidden" name="startsIn" value="0" />
      <select name="hours" aria-label=${named(t('hours'), language) + title}>
        ${[1, 4, 24, 168].map((hours) => html`<option value=${hours}>${t(`hours-${hours as 1 | 4 | 24 | 168}`)}</option>`)}
      </select>
      ${' '}<input
        name="why"
        required
        maxlength="500"
        placeholder=${t('why')}
        aria-label=${named(t('why'), language) + title}
      />
      ${' '}<button class="quiet" type="submit" aria-label=${named(t('silence'), language) + title}>
        ${t('silence')}
      </button>`,
  );
};

const acknowledgeForm = ({ id }: Alert, title: string, language: Language, forms: PageForms) => {
  const t = translate(language);
  return forms.form(
    { path: `${ALERTS_PATH}/${id}/acknowledge`, class: 'inline small' },
    language,
    html`<input name="note" maxlength="500" placeholder=${t('note')} aria-label=${named(t('note'), language) + title} />
      ${' '}<button type="submit" aria-label=${named(t('acknowledge'), language) + title}>${t('acknowledge')}</button>`,
  );
};

const pastTable = (past: readonly Alert[], language: Language) => {
  const t = translate(language);
  return table(
    t('past'),
    [t('alert'), t('opened'), t('closed'), t('mostFeeds'), t('takenBy')],
    past.map((alert) => [
      alertTitle(alert)[language],
      shortInstant(alert.openedAt, language),
      shortInstant(alert.closedAt, language),
      alert.mostFeeds,
      alert.acknowledged?.by ?? '—',
    ]),
  );
};
