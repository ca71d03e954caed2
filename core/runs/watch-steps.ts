import type { Subscription } from 'rxjs';
import type { Bench } from '../bench/create-bench.ts';
import { everything } from './dependence.ts';
import type { SearchedRun } from './searched-run.ts';

/** Requests that touch nothing but their interaction, and what they change or send for all to see. */
const withinInteraction: ReadonlySet<string> = new Set([
  ...['RequestConference', 'RequestAccept', 'RequestReject', 'RequestLeaveInteraction', 'RequestStopProcessing'],
  ...['RequestChangeProperties', 'RequestGetInteractionProperties', 'RequestPlaceInQueue', 'RequestPlaceInWorkbin'],
  'RequestDeliver',
]);

/** Tells a search what each step of a run touched beside its events; the subscription ends that. */
export function watchSteps({ bus, store, findings }: Bench, run: SearchedRun): Subscription {
  run.findings = findings;
  const touch = (record: string) => void run.step?.touched.add(record);
  const all = bus.broken.subscribe(({ client, server }) => {
    run.step?.breaks.add(client).add(server);
  });
  const arrived = bus.messages.subscribe(({ toRole, type, standsFor, interaction }) => {
    if (toRole !== 'interaction-server') return;
    // Interactions are numbered as they are submitted.
    if (type === 'RequestSubmit') return touch('submissions');
    const isWithin = interaction !== undefined && withinInteraction.has(standsFor ?? type);
    touch(isWithin ? `interaction ${interaction}` : everything);
  });
  const said = bus.sent.subscribe(({ fromRole, interaction }) => {
    if (fromRole === 'interaction-server' && interaction !== undefined) touch(`interaction ${interaction}`);
  });
  const changed = store.changes.subscribe((change) => {
    if (change.kind === 'ticket') {
      // Invitations are numbered as they are made; an answer is refused alike whether another's is open, over or never was.
      if (change.ticket.state === 'open') touch('tickets');
      return touch(`interaction ${change.ticket.interaction}`);
    }
    if (change.kind === 'agent') return touch(everything);
    touch(`interaction ${change.interaction.id}`);
    // Queues hand over by their length and by how many of theirs are with URS.
    if (change.from !== 'handling' || change.interaction.state !== 'handling') touch('queues');
  });
  for (const each of [arrived, said, changed]) all.add(each);
  return all;
}
