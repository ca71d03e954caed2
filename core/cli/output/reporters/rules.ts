import { findingKinds } from '../../../contract/found.ts';
import { errorCatalogue } from '../../../kernel/errors.ts';
import type { Remark } from './remarks.ts';

/** What the catalogue says of a kind of finding, or of an error. */
export interface Rule {
  /** Its code, or an author's own word. */
  readonly id: string;
  readonly name: string;
  /** What has happened where it is found. */
  readonly means: string;
  /** A sentence of this kind, and where more stands. */
  readonly help: string;
  readonly level: 'error' | 'warning';
}

const pageOf = (code: string): string => `docs/errors.md#${code.toLowerCase()}`;

const catalogue: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...errorCatalogue.map(({ code, example }): [string, Rule] => [
    code,
    { id: code, name: nameOf(code), means: example, help: `${example} See ${pageOf(code)}.`, level: 'error' },
  ]),
  ...findingKinds.map(({ code, gravity, means, example }): [string, Rule] => [
    code,
    {
      ...{ id: code, name: nameOf(code), means, help: `${means} For example: ${example} See ${pageOf(code)}.` },
      level: gravity === 'warning' ? 'warning' : 'error',
    },
  ]),
]);

/** The rule that a remark goes by. */
export const ruleOf = ({ code, kind, level }: Remark): Rule =>
  catalogue.get(code ?? '') ?? {
    ...{ id: code ?? kind, name: kind, level },
    means: code === undefined ? 'A kind of its own: it is in no catalogue of the bench.' : kind,
    help: 'What it means is in its sentence.',
  };

/** `StrategyThrew` of `RP_STRATEGY_THREW`. */
function nameOf(code: string): string {
  const words = code.slice('RP_'.length).split('_');
  return words.map((word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`).join('');
}
