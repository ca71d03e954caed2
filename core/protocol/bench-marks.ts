import { catalogue } from './catalogue.ts';
import type { RawMessage } from './messages/define-messages.ts';
import { benchOnly } from './log-names.ts';
import type { Protocol, Role } from './values.ts';

/** A message parted into what is on the wire and what only the bench says of it. */
export interface PartedMessage {
  /** The identifier, where the message itself names its interaction. */
  readonly interaction?: string;
  readonly body: object;
  /** Absent where the bench says nothing besides. */
  readonly bench?: {
    /** The interaction, where the message does not name it. */
    readonly interaction?: string;
    /** Attributes, and keys of lists, that no wire carries. */
    readonly body?: object;
  };
}

/** A message, and who sent it where that is known: keys of lists are the bench's where URS writes them. */
export type Partable = Pick<RawMessage, 'protocol' | 'type' | 'body'> & {
  readonly interaction?: string | undefined;
  readonly fromRole?: Role;
};

type Body = Readonly<Record<string, unknown>>;

/** Parts a message by the table of attributes: what only the bench says is apart. */
export const benchMarks = ({ protocol, type, interaction, body, fromRole = 'urs' }: Partable): PartedMessage => {
  const [said, ours] = parted(protocol as Protocol, body as Body, fromRole === 'urs');
  const isOnWire = namesInteraction(protocol as Protocol, type);
  const bench = {
    ...(interaction !== undefined && !isOnWire && { interaction }),
    ...(ours && { body: ours }),
  };
  return {
    ...(interaction !== undefined && isOnWire && { interaction }),
    body: said,
    ...(Object.keys(bench).length > 0 && { bench }),
  };
};

/** Whether a message has the identifier of its interaction among its attributes on the wire. */
const namesInteraction = (protocol: Protocol, type: string): boolean =>
  Object.hasOwn(catalogue, type) &&
  catalogue[type as keyof typeof catalogue].some(
    (entry) => entry.protocol === protocol && 'InteractionId' in entry.row.attributes,
  );

const parted = (protocol: Protocol, body: Body, byUrs: boolean): readonly [said: object, ours?: object] => {
  let said = body;
  let ours: Body | undefined;
  for (const { path, protocols } of benchOnly) {
    const [name, key] = path.split('.') as [string, string?];
    const value = body[name];
    if (!protocols.includes(protocol) || value === undefined) continue;
    if (key === undefined) {
      said = without(said, name);
      ours = { ...ours, [name]: value };
    } else if (byUrs && isList(value) && Object.hasOwn(value, key)) {
      const rest = without(value, key);
      said = Object.keys(rest).length === 0 ? without(said, name) : { ...said, [name]: rest };
      ours = { ...ours, [name]: { [key]: value[key] } };
    }
  }
  return ours === undefined ? [said] : [said, ours];
};

const isList = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);

const without = (body: Body, name: string): Body => {
  const { [name]: _, ...rest } = body;
  return rest;
};
