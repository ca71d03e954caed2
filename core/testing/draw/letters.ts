import type { LaneEvent } from '../watch/lane-event.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Gives letters to what happened in a run: the same for the same kind of message, state or decision. */
export class Letters {
  readonly #byMeaning = new Map<string, string>();
  readonly #taken = new Set<string>();

  letterFor(event: LaneEvent): string {
    const [name, meaning] = meaningOf(event);
    const known = this.#byMeaning.get(meaning);
    if (known !== undefined) return known;
    const letter = this.#free(name);
    this.#taken.add(letter);
    this.#byMeaning.set(meaning, letter);
    return letter;
  }

  /** What each letter means, as TypeScript. */
  get meanings(): ReadonlyMap<string, string> {
    return new Map([...this.#byMeaning].map(([meaning, letter]) => [letter, meaning]));
  }

  /** The vocabulary as TypeScript. */
  get text(): string {
    return `{\n${[...this.#byMeaning].map(([meaning, letter]) => `  ${letter}: ${meaning},\n`).join('')}}`;
  }

  /** A letter that reminds of the name: one of its own, small at first, then any. */
  #free(name: string): string {
    const bare = name.replace(/^(Event|Request)/, '').toLowerCase();
    const own = bare.split('').filter((letter) => alphabet.includes(letter));
    const first = own[0] === undefined ? [] : [own[0], own[0].toUpperCase()];
    const free = [...first, ...own, ...alphabet].find((letter) => !this.#taken.has(letter));
    // Letters of Latin, Greek and Cyrillic after these: a run with so many kinds of messages is read by nobody.
    for (let code = 0x00c0; free === undefined; code++) {
      const letter = String.fromCodePoint(code);
      if (/\p{L}/u.test(letter) && !this.#taken.has(letter)) return letter;
    }
    return free;
  }
}

/** A name to remember, and the word that means what happened as TypeScript. */
function meaningOf(event: LaneEvent): readonly [name: string, meaning: string] {
  if (event.kind === 'state') return [event.state, quoted(event.state)];
  if (event.kind === 'message') return [event.message.type, quoted(event.message.type)];
  if (event.kind === 'act') return [event.act.do, JSON.stringify(event.act)];
  const { decision } = event;
  switch (decision.do) {
    case 'routeTo': return ['route', `routeTo(${quoted(targetText(decision.target))})`];
    case 'placeInQueue': return ['place', `placeInQueue(${quoted(decision.queue)})`];
    case 'placeInWorkbin': return ['workbin', `placeInWorkbin(${JSON.stringify(decision.workbin)})`];
    case 'stop': return ['stop', `stop(${quoted(decision.reason)})`];
    case 'attach': return ['attach', `attach(${JSON.stringify(decision.userData)})`];
  }
} // prettier-ignore

const targetText = (target: string | { readonly agent: string } | { readonly queue: string }): string => {
  if (typeof target === 'string') return target;
  return 'agent' in target ? `${target.agent}.A` : `${target.queue}.Q`;
};

const quoted = (value: unknown): string => `'${String(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
