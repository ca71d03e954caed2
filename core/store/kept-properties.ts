import type { InteractionProperties, Workbin } from '../protocol/values.ts';
import { copiedProperties, type WritableProperties } from './copied-properties.ts';

/** The properties of an interaction. Whoever is given them keeps them as they were: a change makes a copy. */
export class KeptProperties {
  #properties: WritableProperties;
  /** Somebody was given the properties as they are, so the next change makes a copy. */
  #isGiven = true;

  constructor(properties: InteractionProperties) {
    this.#properties = properties;
  }

  /** To look at and not to keep. */
  get present(): InteractionProperties {
    return this.#properties;
  }

  give(): InteractionProperties {
    this.#isGiven = true;
    return this.#properties;
  }

  toWrite(): WritableProperties {
    if (this.#isGiven) this.#properties = copiedProperties(this.#properties);
    this.#isGiven = false;
    return this.#properties;
  }

  /** The workbin that it lies in, if it lies in one. */
  lieIn(workbin: Workbin | undefined): void {
    const properties = this.toWrite();
    if (workbin !== undefined) properties.Workbin = workbin;
    else if (properties.Workbin !== undefined) delete properties.Workbin;
  }
}
