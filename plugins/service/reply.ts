import type { KeyValues } from 'routeproof';
import { checkedKeyValues, checkedOptions, errors, optionKinds, valueInWords } from 'routeproof/kit';
import type { AttributesOfRequest } from 'routeproof/protocol';
import type { FaultFacts } from './service-fault.ts';

/** An interaction that a service submits before it answers, as E-mail Server does with an autoresponse. */
export type SubmittedByService = Partial<AttributesOfRequest<'RequestSubmit'>>;

/** What a service does with a call. */
export type Reply =
  | {
      /** Sends Event3rdServerResponse. */
      readonly reply: 'answer';
      /** The values that the strategy gets. */
      readonly params: KeyValues;
      /** What the service submits before it answers. */
      readonly submits: SubmittedByService | undefined;
    }
  | { readonly reply: 'fault'; readonly facts: FaultFacts }
  | { readonly reply: 'silence' }
  | { readonly reply: 'either'; readonly replies: readonly Reply[] };

/**
 * The service answers with these values. `submits` is an interaction that it submits before that (outbound, unless it says
 * otherwise); the answer then brings its NewInteractionId.
 */
export const answer = (params: KeyValues = {}, options: { readonly submits?: SubmittedByService } = {}): Reply => ({
  reply: 'answer',
  params: checkedKeyValues('`answer`', params),
  submits: checkedOptions('`answer`', options, { submits: optionKinds.object }).submits,
});

/** The service fails: the strategy's wait throws a `ServiceFault`. */
export const fault = (description?: string, code?: number): Reply => ({
  reply: 'fault',
  facts: { code, description },
});

/** The service never says anything: the strategy needs a patience of its own. */
export const silence = (): Reply => ({ reply: 'silence' });

/** One of these: the choices of the run decide. `run` takes the first. */
export const either = (...replies: readonly Reply[]): Reply => {
  for (const [index, reply] of replies.entries())
    if (!isReply(reply))
      throw errors.optionOutOfRange('`either`', `reply ${index + 1}`, valueInWords(reply), replyInWords);
  return { reply: 'either', replies };
};

/** What a service can do with a call, in words. */
export const replyInWords = '`answer(…)`, `fault(…)`, `silence()` or `either(…)`';

const kindsOfReply: readonly unknown[] = ['answer', 'fault', 'silence', 'either'] satisfies readonly Reply['reply'][];

/** Whether a service can carry it out. */
export const isReply = (value: unknown): value is Reply =>
  typeof value === 'object' &&
  value !== null &&
  'reply' in value &&
  kindsOfReply.includes(value.reply) &&
  (value.reply !== 'either' || (value as Reply & { readonly reply: 'either' }).replies.length > 0);
