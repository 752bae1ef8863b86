import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DrawnPanel } from './scraped-demo.ts';

const asset = (name: string): string => readFileSync(fileURLToPath(import.meta.resolve(`uplot/dist/${name}`)), 'utf8');

/** Renders the panels as a page, three in a row, drawn by uPlot as Grafana does. */
export const dashboardPage = (panels: readonly DrawnPanel[]): string => `<!doctype html><meta charset="utf-8"><style>
    ${asset('uPlot.min.css')}
    body { margin: 12px; font-family: system-ui, sans-serif; color: #1b2733 }
    main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 12px }
    section { border: 1px solid #d5dde5; border-radius: 6px; padding: 8px }
    h2 { font-size: 13px; margin: 0 0 4px }
    .u-legend { font-size: 10px; text-align: left } .u-legend th { padding: 0 } .u-legend td { display: none }
  </style><main></main><script>${asset('uPlot.iife.min.js')}</script><script>
    const panels = ${JSON.stringify(panels).replaceAll('<', '\\u003c')};
    const colors = ['#2b6cb0', '#c05621', '#2f855a', '#6b46c1', '#b7791f', '#c53030', '#319795', '#97266d'];
    const short = (value, unit) =>
      value === null ? '' : unit === 's' ? (value < 1 ? (value * 1000).toFixed(0) + ' ms' : value.toFixed(1) + ' s')
        : unit.startsWith('bytes') || unit === 'Bps' ? (value / 1024).toFixed(0) + ' K' : String(+value.toPrecision(3));
    for (const { title, unit, seconds, series } of panels) {
      const section = document.createElement('section');
      const heading = document.createElement('h2');
      heading.textContent = title;
      section.append(heading);
      document.querySelector('main').append(section);
      const shown = series.slice(0, 8);
      new uPlot({
        width: 380, height: 170, legend: { live: false },
        series: [{}, ...shown.map(({ name }, at) => ({ label: name, stroke: colors[at], width: 1.5, spanGaps: true, points: { show: false } }))],
        axes: [{ font: '10px system-ui' }, { font: '10px system-ui', size: 55, values: (_, ticks) => ticks.map((tick) => short(tick, unit)) }],
      }, [seconds, ...shown.map(({ values }) => values)], section);
    }
  </script>`;
