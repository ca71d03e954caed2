import { definePlugin, type Message, type Plugin, type Substitute } from 'routeproof';
import { Attempts } from './attempts.ts';
import { print } from './print.ts';
import { read } from './read.ts';
import { rowToPrint, rowToRead } from './rows.ts';

/** Lets URS speak T-Library with the Interaction Server: each message travels as the one that the table puts in its place. */
export const tLibrary = (): Plugin =>
  definePlugin({
    name: 't-library',
    plays: 't-library',
    needs: ['urs'],
    synchronous: true,
    substitute: codec(),
    substitutesPurely: true,
  });

const codec = (): Substitute => {
  const attempts = new Attempts();
  return (message, context) => {
    if (context.client.role !== 'urs') return message;
    if (isHandOver(message)) begin(attempts, message, context.attempt);
    else if (message.protocol === 'TLibrary') {
      const row = rowToRead(message);
      return row === undefined ? message : read(row, message, context, attempts);
    }
    const row = rowToPrint(message, context);
    return row === undefined ? message : print(row, message, context, attempts);
  };
};

type HandOver = Extract<Message, { type: 'EventRouteRequest' }>;

const isHandOver = (message: Message): message is HandOver => message.type === 'EventRouteRequest';

function begin(attempts: Attempts, { interaction, body }: HandOver, attempt: number | undefined): void {
  if (attempt !== undefined && interaction !== undefined) attempts.begin(attempt, { interaction, thisDn: body.ThisDN });
}
