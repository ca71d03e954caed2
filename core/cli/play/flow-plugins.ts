import { flowsWithPlaceFor, type FlowVariant, type WithPlugins } from 'routeproof/plugins';
import { Findings } from '../../bench/findings/findings.ts';
import type { Finding } from '../../contract/finding.ts';
import type { Plugin } from '../../contract/plugin.ts';
import { errors } from '../../kernel/errors.ts';
import { onBench } from '../../kernel/guard/bench-context.ts';
import type { LoadedFile } from '../../loader/evaluate-file.ts';
import { loadFile } from '../../loader/load-file.ts';
import { droppedInFiles } from '../../loader/reading/dropped-in-files.ts';
import { exportedInWords, isClass } from './playable.ts';

const expected = ['a plugin or a list of plugins', '`export default definePlugin({ … })`'] as const;

/** Plugins of an author's for the reference flows. */
export class FlowPlugins {
  readonly #file: string;
  readonly #loaded: LoadedFile;
  #first: readonly Plugin[] | undefined;

  private constructor(file: string, loaded: LoadedFile) {
    this.#file = file;
    this.#loaded = loaded;
    this.#first = pluginsIn(loaded, file);
  }

  /** Loads a file, and refuses it if its default export is nothing that a flow could take. */
  static async load(file: string): Promise<FlowPlugins> {
    return new FlowPlugins(file, await loadFile(file, undefined, expected));
  }

  /** The author's files that were read. */
  get files(): readonly string[] {
    return this.#loaded.sources.files;
  }

  /** What is wrong with the file itself, whatever is played. */
  get findings(): readonly Finding[] {
    return droppedInFiles(this.#loaded.sources.files);
  }

  /** Refuses a plugin for which none of the flows has a place: it would not be heard of. */
  checkPlaces(flows: readonly FlowVariant[], played: string): void {
    for (const plugin of this.#first!) {
      const places = flowsWithPlaceFor(plugin);
      if (!flows.some(({ flow }) => places.includes(flow)))
        throw errors.pluginInNoFlow(plugin.name, this.#file, played, places);
    }
  }

  /** The plugins, loaded as if for the first time: nothing that they keep comes from one flow into the next. */
  async fresh(): Promise<WithPlugins> {
    const [first, loaded] = [this.#first, this.#first === undefined ? await this.#loaded.again() : this.#loaded];
    this.#first = undefined;
    const plugins = first ?? pluginsIn(loaded, this.#file);
    return { plugins, options: { code: loaded.code } };
  }
}

function pluginsIn({ exported }: LoadedFile, file: string): readonly Plugin[] {
  if (isClass(exported)) throw errors.fileExportsOther(file, 'a class', ...expected);
  const made: unknown =
    typeof exported === 'function' ? onBench(new Findings(), () => (exported as () => unknown)()) : exported;
  const given: readonly unknown[] = Array.isArray(made) ? made : [made];
  if (given.length === 0) throw errors.fileExportsOther(file, 'an empty list', ...expected);
  for (const each of given)
    if (!isPlugin(each)) throw errors.fileExportsOther(file, inWords(exported, made, each), ...expected);
  return given as readonly Plugin[];
}

const inWords = (exported: unknown, made: unknown, wrong: unknown): string =>
  Array.isArray(made) ? `a list with ${exportedInWords(undefined, wrong)} in it` : exportedInWords(exported, made);

/** Also one in which something is wrong, which is told when it is put on the bench. */
const isPlugin = (given: unknown): given is Plugin =>
  typeof given === 'object' && given !== null && 'name' in given && typeof given.name === 'string' && isOf(given);

/** A strategy or a scenario has a name, too. */
const isOf = (given: object): boolean => !('route' in given) && !('plugins' in given);
