import type { ReceivedSpan } from '../support/otlp-receiver.ts';

const shortened = (name: string): string => name.replace(/t-[0-9a-f-]{36}\./, '');

/** Renders a trace as a page: a line for each span, with a bar from its start to its end. The page's script sets the text. */
export const tracePage = (spans: readonly ReceivedSpan[]): string => {
  const first = spans[0]!;
  const origin = first.startNanos;
  const end = spans.reduce((latest, { endNanos }) => (endNanos > latest ? endNanos : latest), 0n);
  const depths = new Map<string, number>();
  const milliseconds = (nanos: bigint): number => Number(nanos) / 1e6;
  const rows = spans.map(({ spanId, parentSpanId, name, service, attributes, startNanos, endNanos }) => {
    const depth = parentSpanId === undefined ? 0 : (depths.get(parentSpanId) ?? -1) + 1;
    depths.set(spanId, depth);
    const collection = attributes['db.collection.name'];
    return {
      ...{ depth, service },
      // Without the prefix of this run's topics.
      name: shortened(typeof collection === 'string' && !name.includes(collection) ? `${name} ${collection}` : name),
      start: milliseconds(startNanos - origin),
      length: milliseconds(endNanos - startNanos),
    };
  });
  const told = {
    title: `poll of ${String(first.attributes['moisson.source.id'])}, run ${String(first.attributes['moisson.run'])} · trace ${first.traceId}`,
    total: milliseconds(end - origin),
    rows,
  };
  return `<!doctype html><meta charset="utf-8"><style>
    body { font: 13px system-ui, sans-serif; margin: 16px; color: #1b2733 }
    h1 { font-size: 15px; margin: 0 0 12px }
    div { display: grid; grid-template-columns: 420px 1fr 70px; gap: 8px; align-items: center; height: 18px }
    span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
    i { display: block; height: 11px; border-radius: 2px; min-width: 2px }
    div :last-child { text-align: right; font-variant-numeric: tabular-nums }
    .moisson-harvester { background: #2b6cb0 } .moisson-indexer { background: #c05621 }
    p b { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin: 0 5px 0 14px }
  </style><h1></h1><main></main><p><b class="moisson-harvester"></b>harvester<b class="moisson-indexer"></b>indexer</p><script>
    const { title, total, rows } = ${JSON.stringify(told).replaceAll('<', '\\u003c')};
    document.querySelector('h1').textContent = title;
    for (const { depth, service, name, start, length } of rows) {
      const [row, label, track, bar, time] = ['div', 'span', 'span', 'i', 'span'].map((tag) => document.createElement(tag));
      label.textContent = name;
      label.style.paddingLeft = depth * 16 + 'px';
      bar.className = service;
      bar.style.marginLeft = (start / total) * 100 + '%';
      bar.style.width = (length / total) * 100 + '%';
      track.append(bar);
      time.textContent = length.toFixed(1) + ' ms';
      row.append(label, track, time);
      document.querySelector('main').append(row);
    }
  </script>`;
};
