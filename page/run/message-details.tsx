import type { TraceDocument } from '../../core/report/trace-document.ts';
import { timeText } from '../../core/report/time-text.ts';
import { Values } from '../parts/values.tsx';

/** All that a message carried, and what only the bench knows of it. */
export function MessageDetails({ message, number }: { readonly message: TraceDocument; readonly number: number }) {
  const { at, sentAt, from, fromRole, to, toRole, protocol, type, ref, interaction, body, bench } = message;
  const facts = {
    from: `${from} (${fromRole})`,
    to: `${to} (${toRole})`,
    protocol,
    sent: timeText(sentAt),
    delivered: timeText(at),
    ...(ref !== undefined && { ReferenceId: ref }),
    ...(interaction !== undefined && { InteractionId: interaction }),
  };
  return (
    <section class="details" aria-live="polite" aria-labelledby="message">
      <h3 id="message">
        {type} <span class="quiet">message {number + 1}</span>
      </h3>
      <Values of={facts} />
      <h4>Attributes</h4>
      {Object.keys(body).length === 0 ? <p class="quiet">none</p> : <Values of={body} />}
      {bench !== undefined && (
        <>
          <h4>Known to the bench alone</h4>
          <Values of={bench} />
        </>
      )}
    </section>
  );
}
