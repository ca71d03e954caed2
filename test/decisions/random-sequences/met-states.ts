import { interactionStates } from './names.ts';
import type { Sequence } from './sequence.ts';

/** How often each request met each state, and how often it was granted. */
export class MetStates {
  readonly #rows = new Map<string, { asked: number; granted: number }>();
  asked = 0;
  granted = 0;

  add(sequence: Sequence): void {
    for (const { type, state = 'none', answers } of sequence.judge.asked) {
      const granted = answers.some((answer) => answer.type !== 'EventError') ? 1 : 0;
      const key = `${type} ${state}`;
      const row = this.#rows.get(key) ?? { asked: 0, granted: 0 };
      this.#rows.set(key, row);
      row.asked++;
      row.granted += granted;
      this.asked++;
      this.granted += granted;
    }
  }

  count(type: string, state: string): number {
    return this.#rows.get(`${type} ${state}`)?.asked ?? 0;
  }

  toString(): string {
    const states = [...interactionStates, 'none'];
    const cell = (type: string, state: string) => {
      const { asked, granted } = this.#rows.get(`${type} ${state}`) ?? { asked: 0, granted: 0 };
      return (asked === 0 ? '' : `${granted}/${asked}`).padStart(14);
    };
    const types = [...new Set([...this.#rows.keys()].map((key) => key.split(' ')[0]!))].sort();
    return [
      `${'granted/asked'.padEnd(40)}${states.map((state) => state.padStart(14)).join('')}`,
      ...types.map((type) => `${type.padEnd(40)}${states.map((state) => cell(type, state)).join('')}`),
      `${this.asked} requests reached the server, ${Math.round((100 * this.granted) / this.asked)} % were granted`,
    ].join('\n');
  }
}
