import type { Run } from '@moisson/contracts';
import type { Language } from '@moisson/kernel';
import { counter, dayOf, html, named } from '@moisson/ui';
import { translate } from './texts.ts';

const [WIDTH, HEIGHT, GAP] = [900, 140, 2];
/** Runs that are shown as bars. */
export const MAX_BARS = 40;

/**
 * The last runs as bars, oldest first: the height is the number of records that a run saw, the colour how it ended. Drawn by the server as
 * SVG; the table of runs has the same figures as text.
 */
export const runsChart = (runs: readonly Run[], language: Language) => {
  const t = translate(language);
  const shown = runs.slice(0, MAX_BARS).toReversed();
  if (shown.length === 0) return html`<p class="notice">${t('noRuns')}</p>`;
  const most = Math.max(1, ...shown.map(({ counts }) => counts.seen));
  const width = WIDTH / Math.max(shown.length, MAX_BARS / 2);
  return html`
    <svg
      class="bars"
      viewBox=${`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label=${`${named(t('lastRuns'), language)}${shown.length}; ${counter(language)(shown.at(-1)!.counts.seen, 'records')}`}
    >
      ${shown.map(({ counts, outcome, startedAt }, at) => {
        // A run that saw nothing is still a mark.
        const height = Math.max(3, (counts.seen / most) * (HEIGHT - 4));
        return html`<rect
          class=${outcome}
          x=${(at * width).toFixed(1)}
          y=${(HEIGHT - height).toFixed(1)}
          width=${Math.max(1, width - GAP).toFixed(1)}
          height=${height.toFixed(1)}
        >
          <title>${`${dayOf(startedAt, language)} · ${counter(language)(counts.seen, 'records')}`}</title>
        </rect>`;
      })}
    </svg>
  `;
};
