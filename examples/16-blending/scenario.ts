import { at, defineScenario, seconds, send, type MediaCapacity } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';
import byMedium from './strategy.ts';

/** Three chats, or one chat and two e-mails, or a call and nothing else. */
export const together: readonly MediaCapacity[] = [{ chat: 3 }, { chat: 1, email: 2 }, { voice: 1 }];

const comes = (InteractionId: string, MediaType: string, time: number) => ({
  ...{ InteractionId, MediaType, at: seconds(time) },
});

/**
 * ann has a chat and an e-mail in hand, and takes another one out of the drafts, a moment before the next comes for her. With
 * `rests` she tells first that she is not ready for e-mail, and is again when she has it.
 */
export default defineScenario(({ rests = false } = {}) => ({
  name: 'a chat, e-mails and a call',
  strategy: byMedium(),
  centre: {
    agents: [{ name: 'ann', media: ['voice', 'chat', 'email'], capacity: together }],
    groups: [{ name: 'Support', agents: ['ann'] }],
    queues: [{ name: 'Inbound' }, { name: 'Drafts', strategy: null }, { name: 'Back office', strategy: null }],
  },
  plugins: contactCentre(),
  raceWindow: seconds(0.6),
  load: {
    interactions: [
      { ...comes('draft', 'email', 1), Queue: 'Drafts' },
      comes('chat 1', 'chat', 5),
      comes('mail 1', 'email', 7),
      comes('call', 'voice', 12),
      comes('mail 2', 'email', 20.5),
    ],
  },
  drive: {
    script: [
      ...(rests
        ? [
            at(seconds(16), 'ann', send('RequestNotReadyForMedia', { MediaType: 'email' })),
            at(seconds(24), 'ann', send('RequestCancelNotReadyForMedia', { MediaType: 'email' })),
          ]
        : []),
      at(seconds(20), 'ann', send('RequestPull', { InteractionIds: ['draft'] })),
      at(seconds(50), 'ann', send('RequestStopProcessing', { InteractionId: 'draft' })),
    ],
  },
}));
