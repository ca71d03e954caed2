/** What a call of `playLanes` is made of, as TypeScript. */
export interface LanesCall {
  readonly words: string;
  readonly picture: string;
  /** What is played. Default: `scenario`. */
  readonly scenario?: string;
  /** Options of the call, where it has any. */
  readonly options?: string;
}

/** A call of `playLanes` to paste into a test. */
export const lanesCall = ({ words, picture, scenario = 'scenario', options }: LanesCall): string =>
  [
    'await playLanes(',
    `  ${scenario},`,
    `  ${words.replaceAll('\n', '\n  ')},`,
    `  \`\n${picture}\n  \`,`,
    ...(options === undefined ? [] : [`  ${options},`]),
    ');\n',
  ].join('\n');
