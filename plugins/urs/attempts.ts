import { found, LiveMap, type Kit, type MessageOf } from 'routeproof/kit';
import { InteractionInHand, type InteractionNews } from './routing/interaction-in-hand.ts';
import type { UrsContext } from './urs-context.ts';
import { Returns } from './routing/returns.ts';
import { RoutingAttempt } from './routing-attempt.ts';

/** The routing attempts in hand, and how often URS was asked about an interaction before. */
export class Attempts {
  readonly #kit: Pick<Kit, 'strategy' | 'strategyOf' | 'finding'>;
  readonly #context: UrsContext;
  readonly #inHand = new LiveMap<string, RoutingAttempt>();
  readonly #returns = new Returns();
  #begun = 0;

  constructor(kit: Pick<Kit, 'strategy' | 'strategyOf' | 'finding'>, context: UrsContext) {
    this.#kit = kit;
    this.#context = context;
  }

  /** The server hands an interaction to URS: its strategy starts afresh. */
  begin({ body }: MessageOf<'EventRouteRequest'>): void {
    const id = body.CallUUID;
    if (id === undefined) return;
    this.lose(id);
    this.#context.board.takeBack(id);
    this.#context.afterwards.rules.attached(body.UserData);
    const interaction = new InteractionInHand(id, body.UserData, this.#returns.count(body.UserData['SubmitSeq']));
    const strategy = this.#kit.strategyOf(interaction.queue) ?? this.#kit.strategy;
    if (strategy === undefined) return this.#noStrategy(interaction);
    const attempt = new RoutingAttempt(interaction, {
      number: ++this.#begun,
      strategy,
      context: this.#context,
      connId: body.ConnID,
      onDone: () => this.#remove(id),
    });
    this.#inHand.set(id, attempt);
    this.#context.inHand.add(interaction.queue);
    this.#context.targetQueues.gates.changed();
    attempt.start();
  }

  /** The interaction was taken away, or its attempt is over for another reason. */
  lose(id: string | undefined): void {
    const attempt = id === undefined ? undefined : this.#inHand.get(id);
    if (attempt === undefined) return;
    this.#remove(id!);
    attempt.lose();
  }

  #remove(id: string): void {
    const attempt = this.#inHand.get(id);
    if (attempt === undefined) return;
    this.#inHand.delete(id);
    this.#context.inHand.remove(attempt.interaction.queue);
    this.#context.targetQueues.gates.changed();
  }

  loseAll(): void {
    for (const id of [...this.#inHand.keys()]) this.lose(id);
  }

  change(id: string | undefined, news: InteractionNews): void {
    if (id === undefined) return;
    this.#context.afterwards.rules.attached(news.Interaction?.UserData ?? news.UserData ?? {});
    this.#inHand.get(id)?.interaction.change(news);
  }

  #noStrategy({ id, queue }: InteractionInHand): void {
    this.#kit.finding({
      ...found.noStrategy(id, queue),
      interaction: id,
    });
  }
}
