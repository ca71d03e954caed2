import { definePlugin } from 'routeproof/plugins';

/** What a media server submits may never arrive. */
export const lostSubmission = definePlugin({
  name: 'lost submission',
  synchronous: true,
  disturb(kit) {
    for (const link of kit.links)
      link.interfere(({ type }, _travelsAs, pass) => {
        if (type !== 'RequestSubmit') return pass();
        const fault = `${type} of ${link.name} is lost`;
        const question = { about: `fault: ${fault}`, asks: { for: 'fault', fault }, options: ['no', 'yes'] } as const;
        if (kit.choices.pick(2, question) === 0) pass();
        else kit.note(question.about);
      });
  },
});
