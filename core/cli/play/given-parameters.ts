import { errors } from '../../kernel/errors.ts';

/** Other values for what an exported function takes, which note what it asks for. */
export class GivenParameters {
  /** What the function is called with. */
  readonly given: object;
  readonly #names: readonly string[];
  readonly #asked = new Set<string>();

  constructor(parameters: Readonly<Record<string, number>>) {
    this.#names = Object.keys(parameters);
    this.given = new Proxy(
      { ...parameters },
      { get: (target, name) => (this.#asked.add(String(name)), Reflect.get(target, name) as unknown) },
    );
  }

  asks(name: string): boolean {
    return this.#asked.has(name);
  }

  /** Refuses a value that the function did not ask for. */
  refuseStrangers(file: string, except?: string): void {
    const stranger = this.#names.find((name) => name !== except && !this.asks(name));
    if (stranger !== undefined) throw errors.unknownParameter(file, stranger);
  }
}
