import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { transformSync } from 'rolldown/utils';
import type { CodePosition } from '../process/threads/known-positions.ts';
import { bundleError } from './bundle-error.ts';
import { counterName, instrument } from './counters/instrument.ts';
import { isSynchronous } from './is-synchronous.ts';
import { importsOf, type Import, type Node } from './reading/parsed-program.ts';

/** One file of an author's as a module that Node can load by itself. */
export interface AuthorModule {
  readonly code: string;
  readonly positions: readonly CodePosition[];
  readonly imports: readonly Import[];
  /** Whether its own code is known never to await. */
  readonly synchronous: boolean;
}

/** Makes a module of a file of an author's, with counters that come from `counter`; errors name the author's line. */
export function authorModule(file: string, counter: string): AuthorModule {
  const source = readFileSync(file, 'utf8');
  const positions: CodePosition[] = [];
  const head = `import{count as ${counterName}}from${JSON.stringify(counter)};`;
  const counted = instrument(source, file, positions, head);
  const lang = /\.[cm]?([jt]sx?)$/.exec(file)![1] as 'js' | 'jsx' | 'ts' | 'tsx';
  const { code, map, errors } = transformSync(file, counted?.code ?? source, {
    lang,
    sourceType: 'module',
    tsconfig: false,
    target: 'node20',
    decorator: { legacy: true, emitDecoratorMetadata: true },
    sourcemap: true,
    ...(counted && { inputMap: JSON.parse(counted.map.toString()) as never }),
  });
  if (errors.length > 0) throw bundleError(Object.assign(new Error('unreadable'), { errors }));
  const program = parseAst(code) as unknown as Node;
  const imports = importsOf(program).filter((taken) => taken.source !== counter);
  const sourceMap = { ...map, sources: [pathToFileURL(file).href] };
  const inline = Buffer.from(JSON.stringify(sourceMap)).toString('base64');
  return {
    code: `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`,
    positions,
    imports,
    synchronous: isSynchronous(program, (name) => (isQuiet(name, counter) ? 'routeproof' : name)),
  };
}

/** What can wait in them is seen where it stands, or stands on no bench. */
const isQuiet = (name: string, counter: string): boolean => name === counter || name.startsWith('.') || name === 'ava';
