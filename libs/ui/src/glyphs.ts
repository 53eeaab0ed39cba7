const line = 'fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"';
const dashed = `${line} stroke-dasharray="2.2 2.6"`;
const full = 'fill="currentColor"';
const onFull = 'fill="none" stroke="var(--paper)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

const circle = (paint: string) => `<circle cx="10" cy="10" r="${paint === full ? '8.5' : '7.6'}" ${paint}/>`;
const diamond = (paint: string) => `<path d="M10 1.6 18.4 10 10 18.4 1.6 10z" ${paint}/>`;
const sheet = (paint: string) => `<path d="M4.2 2h8l3.6 3.6V18H4.2z" ${paint}/>`;
const hexagon = (paint: string) => `<path d="M10 1.5 17.4 5.75v8.5L10 18.5 2.6 14.25v-8.5z" ${paint}/>`;
const path = (d: string, paint: string) => `<path d="${d}" ${paint}/>`;

const tick = path('m6.3 10.2 2.6 2.6 4.9-5.4', onFull);
const crossed = (y: number) => path(`m7.4 ${y} 5.2 5.2m0-5.2-5.2 5.2`, line);

/** Every symbol on a 20 px grid. Shape names the axis: circle delivery, sheet law, diamond step, hexagon assessment. */
export const glyphs = {
  kept: circle(full) + tick,
  part: circle(line) + path('M10 4.6a5.4 5.4 0 0 0 0 10.8z', full),
  way: circle(line) + path('M10 10V4.6a5.4 5.4 0 0 1 5.4 5.4z', full),
  none: circle(dashed),
  off: circle(line) + path('M8 7v6M12 7v6', line),
  not: circle(line) + path('m5 15 10-10', line),
  pre: sheet(dashed),
  make: sheet(line) + path('M7.2 9h5.6M7.2 12.5h3.4', line),
  law: sheet(`${full} stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"`) + tick,
  fin: sheet(line) + crossed(8.4),
  sched: diamond(line),
  met: diamond(full) + tick,
  mpart: diamond(line) + path('M10 5v10L5 10z', full),
  miss: diamond(line) + crossed(7.4),
  canc: diamond(dashed) + path('M7 10h6', line),
  over: diamond(line) + path('M10 6v4.2l2.8 1.6', line),
  unas: hexagon(dashed),
  conf: hexagon(full) + tick,
  pconf: hexagon(line) + path('M10 5v10l-4.3-2.6V7.6z', full),
  nconf: hexagon(line) + crossed(7.4),
  disp: hexagon(line) + path('M10 6v4.6M10 13.6v.1', line),
  clock: circle(line) + path('M10 5.8V10l3 1.9', line),
  moved: path('M3 14V9.5A3.5 3.5 0 0 1 6.5 6H17m-4-4 4 4-4 4', line),
  undone: path('M3.2 11.5A7.6 7.6 0 1 1 16.8 11.5', line) + path('M10 7.5v10m-3.6-3.6 3.6 3.6 3.6-3.6', line),
  quiet: path('M4.5 10h.1M10 10h.1M15.5 10h.1', 'fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round"'),
  differ: path('M3 7.5h14M3 12.5h14M13 3 7 17', line),
  joint: `<circle cx="7.3" cy="10" r="5" ${line}/><circle cx="12.7" cy="10" r="5" ${line}/>`,
  info: circle(full) + path('M10 9.2v5.2M10 6v.1', onFull),
  warn: circle(full) + path('M10 5.6v5.2M10 14v.1', onFull),
  cal: path('M3 4.5h14V17H3zM3 8.5h14M7 2.5V6M13 2.5V6', line),
  feed: path('M4 10a6 6 0 0 1 6 6M4 4.5A11.5 11.5 0 0 1 15.5 16M4.6 15.4h.1', line),
  hook: path('M7 6 3 10l4 4M13 6l4 4-4 4', line),
  mail: path('M2.5 4.5h15v11h-15zm0 .6L10 11l7.5-5.9', line),
} as const;

export type GlyphName = keyof typeof glyphs;

/** The symbols a rendered page refers to, in the order of the table above. */
export const glyphsIn = (html: string): GlyphName[] => (Object.keys(glyphs) as GlyphName[]).filter((name) => html.includes(`"#g-${name}"`));
