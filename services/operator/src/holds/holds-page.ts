import { isDeparture, runId, type Hold, type RemovalHold, type Run } from '@moisson/contracts';
import type { Language, ProblemCode } from '@moisson/kernel';
import { html, link, named, page, showInstant, showNumber, type Element, type PageFrame } from '@moisson/ui';
import type { PageForms } from '../access/page-forms.ts';
import { button } from '../page-parts.ts';
import { departurePanel } from './departure-panel.ts';
import { titleOf } from './hold-page.ts';
import { decisionList } from './recent-decisions.ts';
import { holdTexts, reasonTexts } from './texts.ts';
import { translate } from '../texts.ts';

interface HoldsContent {
  readonly holds: readonly Hold[];
  /** The newest run of each source. */
  readonly latest: readonly Run[];
  /** Decisions that can be undone. */
  readonly decided: readonly Hold[];
  readonly notice: Element;
  readonly forms: PageForms;
}

/** The page of held removals and departures, and of decisions that can be undone. */
export const holdsPage = (frame: PageFrame, { holds, latest, decided, notice, forms }: HoldsContent): string => {
  const { language } = frame;
  const t = translate(language);
  const runs = new Map(latest.map((run) => [run.id, run]));
  const departures = holds.filter(isDeparture);
  const removals = holds.filter((hold) => !isDeparture(hold));
  const help = removals.length === 0 ? (departures.length === 0 ? 'noHolds' : undefined) : 'holdHelp';
  const content = html`
    <h1>${t('holds')}</h1>
    ${notice} ${departures.map((hold) => departurePanel(hold, language, forms))}
    ${help === undefined ? undefined : html`<p class=${help === 'noHolds' ? 'notice' : 'lead'}>${holdTexts[help][language]}</p>`}
    ${removals.map((hold) => holdPanel(hold, runs, language, forms))} ${decisionList(decided, language, forms)}
  `;
  return page(frame, t('holds'), content);
};

const holdPanel = (hold: RemovalHold, runs: ReadonlyMap<string, Run>, language: Language, forms: PageForms) => {
  const { id, sourceId, run, reason, examples, createdAt, gone = 0 } = hold;
  const t = translate(language);
  return html`
    <section class="panel" aria-label=${sourceId}>
      <h2>${titleOf(hold, language)}</h2>
      <p>${messageOf(runs.get(runId(sourceId, run)), reason, language)}</p>
      <p class="meta">${t('sinceThe')} ${showInstant(createdAt, language)}</p>
      ${gone === 0 ? undefined : html`<p>${named(holdTexts.says[language], language)}${showNumber(gone, language)} × ${holdTexts.gone[language]}</p>`}
      <p>${named(holdTexts.examples[language], language)}</p>
      <ul>
        ${examples.map((example) => html`<li>${example}</li>`)}
      </ul>
      <p><a href=${link(`/holds/${id}`, language)}>${holdTexts.look[language]}</a></p>
      ${button({ path: `/holds/${id}/refuse`, sourceId, label: holdTexts.refuse[language], subject: sourceId }, language, forms)}
      ${
        forms.may({ path: `/holds/${id}/approve`, sourceId })
          ? html`<a class="button danger" href=${link(`/holds/${id}/approve`, language)}
              >${holdTexts.approve[language]}…</a
            >`
          : undefined
      }
    </section>
  `;
};

/** Returns why the removals are held, from the run that held them. */
const messageOf = (run: Run | undefined, code: ProblemCode, language: Language): string | undefined =>
  run?.problems.find((problem) => problem.code === code)?.message[language] ?? reasonTexts[code]?.[language];
