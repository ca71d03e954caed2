import test from 'ava';
import { interval } from 'rxjs';
import { Clock, inOrder, type ClockOptions } from 'routeproof/engines';
import { errors } from 'routeproof/plugins';
import { errorCatalogue } from '../../core/kernel/errors.ts';
import { defaultLimits, limitsWith } from '../../core/kernel/limits.ts';

const clockWith = (options: Partial<ClockOptions> = {}) => new Clock({ choices: inOrder(), ...options });

test('every limit ends a run that would not end, and names the actor', (t) => {
  const limits = { eventsPerRun: 1000, eventsPerInstant: 100, callDepth: 20, messagesOnLink: 10 };
  const endless: Record<keyof typeof limits, (clock: Clock) => void> = {
    eventsPerRun: (clock) => void interval(1, clock.actor('ann')).subscribe(),
    eventsPerInstant: (clock) => void interval(0, clock.actor('ann')).subscribe(),
    callDepth: (clock) => {
      const deeper = (): void => clock.deeper(deeper);
      clock.actor('ann').after(1, () => {
        try {
          deeper();
        } catch {
          // As RxJS does with what a subscriber throws.
        }
      });
    },
    messagesOnLink: (clock) => {
      const link = clock.queue(clock.actor('ann'), 'server to ann');
      clock.actor('ann').after(1, () => {
        for (;;) clock.post(link, 2, () => {}, undefined);
      });
    },
  };
  for (const [limit, start] of Object.entries(endless)) {
    for (const raceWindow of [undefined, 0]) {
      const clock = clockWith({ limits, raceWindow, onError: () => {} });
      start(clock);
      t.throws(() => clock.run(), { code: 'RP_LIMIT_REACHED', message: new RegExp(`'${limit}' of .*'ann'`) });
    }
  }
});

test('limits are changed by name, and only to what can be reached', (t) => {
  t.deepEqual(limitsWith({ callDepth: 3 }), { ...defaultLimits, callDepth: 3 });
  // @ts-expect-error: there is no such limit
  t.throws(() => limitsWith({ depth: 3 }), { code: 'RP_UNKNOWN_OPTION' });
  t.throws(() => limitsWith({ callDepth: 0 }), { code: 'RP_OPTION_OUT_OF_RANGE' });
});

test('a time that is over, and one that is no number, are refused', (t) => {
  const clock = clockWith();
  const ann = clock.actor('ann');
  void clock.run({ until: 100 });
  t.throws(() => ann.after(-1, () => {}), { code: 'RP_SCHEDULE_IN_PAST' });
  t.throws(() => ann.at(99, () => {}), { code: 'RP_SCHEDULE_IN_PAST' });
  t.throws(() => ann.schedule(() => {}, NaN), { code: 'RP_UNSCHEDULED_NUMBER' });
  t.throws(() => clock.post(clock.queue(ann, 'link'), 5, () => {}, 0), { code: 'RP_SCHEDULE_IN_PAST' });
  t.is(clock.pending, 0);
});

test('an error is told with its actor, or ends the run; either way the clock goes on', (t) => {
  const told: unknown[] = [];
  const throwing = (clock: Clock) => {
    clock.actor('ann').after(1, () => {
      throw new RangeError('once');
    });
    clock.actor('ann').after(2, () => told.push('went on'));
    return clock;
  };
  void throwing(clockWith({ onError: (error, actor) => told.push(String(error), actor.name) })).run();
  t.deepEqual(told, ['RangeError: once', 'ann', 'went on']);

  const clock = throwing(clockWith());
  t.throws(() => clock.run(), { instanceOf: RangeError });
  clock.actor('ann').after(5, () => t.throws(() => clock.run(), { code: 'RP_RUN_INSIDE_RUN' }));
  void clock.run();
  t.deepEqual(told.slice(3), ['went on']);
});

test('every error has a code of its own, and is made of whole sentences', (t) => {
  t.deepEqual(
    errorCatalogue.map(({ name }) => name),
    Object.keys(errors),
  );
  t.is(new Set(errorCatalogue.map(({ code }) => code)).size, errorCatalogue.length);
  for (const { code, example } of errorCatalogue) {
    t.regex(code, /^RP_[A-Z_]+$/);
    t.regex(example, /^\S+ \S+ .*[.?`]$/, code);
    t.notRegex(example, /undefined|\[object/, code);
  }
});
