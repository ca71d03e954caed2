/** Colours by what they are for: on white, and on a dark page. */
const colours = {
  page: ['#ffffff', '#0d1117'],
  ink: ['#1c2530', '#e6edf3'],
  muted: ['#566373', '#9dabba'],
  line: ['#d3dae2', '#343c46'],
  faint: ['#eef1f5', '#1b222b'],
  request: ['#1d4fd7', '#7db4ff'],
  event: ['#0b6e64', '#4fd1b8'],
  refusal: ['#b3261e', '#ff8078'],
  report: ['#66727f', '#93a1b0'],
  warning: ['#8a5a00', '#e5b567'],
  failing: ['#fdecea', '#3a1a1c'],
  warned: ['#fff6e0', '#33290f'],
  note: ['#fff9db', '#2b2a17'],
  noteLine: ['#e0c85a', '#7d6f2c'],
  server: ['#e3ecff', '#17263f'],
  agent: ['#dcf5ee', '#12302b'],
  urs: ['#efe6ff', '#291d40'],
  other: ['#eef1f5', '#1b222b'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

/** One colour for each interaction, on both kinds of page; then from the beginning. */
export const interactionColours: readonly string[] = [
  ...['#3b82f6', '#e08a00', '#10a37f', '#e0488b', '#8b5cf6', '#0ea5c4', '#e5533d', '#6f9a1e'],
];

const rules = (c: (name: keyof typeof colours) => string): string =>
  [
    `.rp{background:${c('page')};color:${c('ink')};fill:${c('ink')}}`,
    `.rp .page{fill:${c('page')}}`,
    `.rp .muted,.rp .time,.rp .facts,.rp .for,.rp .role{fill:${c('muted')}}`,
    `.rp .life{stroke:${c('line')}}`,
    `.rp .life.folded{stroke:${c('muted')}}`,
    `.rp .since{stroke:${c('faint')}}`,
    `.rp .halo{stroke:${c('page')}}`,
    ...(['request', 'event', 'refusal', 'report'] as const).flatMap((look) => [
      `.rp .${look} .way{stroke:${c(look)}}`,
      `.rp .${look} .tip{fill:${c(look)};stroke:${c(look)}}`,
      `.rp .${look} .label{fill:${c(look)}}`,
    ]),
    `.rp .report .tip{fill:none}`,
    ...(['server', 'agent', 'urs', 'other'] as const).map(
      (role) => `.rp .${role} rect{fill:${c(role)};stroke:${c('line')}}`,
    ),
    `.rp .failing{fill:${c('failing')}}`,
    `.rp .mark.failure rect{fill:${c('failing')}}.rp .mark.failure .bar{fill:${c('refusal')}}.rp .mark.failure text{fill:${c('refusal')}}`,
    `.rp .mark.warning rect{fill:${c('warned')}}.rp .mark.warning .bar{fill:${c('warning')}}.rp .mark.warning text{fill:${c('warning')}}`,
    `.rp .note rect{fill:${c('note')};stroke:${c('noteLine')}}`,
    `.rp .fold rect{fill:${c('page')};stroke:${c('line')}}`,
  ].join('');

/** How a picture looks, on white paper and on a dark screen; nothing in it is loaded. */
export const svgStyle: string = [
  '.rp text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;unicode-bidi:isolate;white-space:pre}',
  '.rp tspan{unicode-bidi:isolate}',
  '.rp .title{font-size:16px;font-weight:600}.rp .head{font-weight:600}.rp .role{font-size:9.5px}',
  '.rp .time,.rp .facts,.rp .for,.rp .small{font-size:11px}.rp .time{font-variant-numeric:tabular-nums}.rp .for{font-style:italic}',
  '.rp .halo{stroke-width:4px;stroke-linejoin:round;paint-order:stroke}',
  '.rp .way{fill:none;stroke-width:1.5px}.rp .event .way{stroke-dasharray:6 3}.rp .report .way{stroke-dasharray:2 3;stroke-width:1.2px}',
  '.rp .tip{stroke-width:1.2px;stroke-linejoin:round}',
  '.rp .life,.rp .since{fill:none;stroke-width:1px;shape-rendering:crispEdges}.rp .folded{stroke-dasharray:1 5}',
  rules((name) => colours[name][0]),
  `@media screen and (prefers-color-scheme:dark){${rules((name) => colours[name][1])}}`,
].join('\n');
