import { createBench, defineScenario } from 'routeproof';
import { contactCentre } from 'routeproof/plugins';

// In a list of objects the compiler gives each the keys of the others, as `undefined`.

const agents = [
  { name: 'ann', skills: { English: 8 }, capacity: { chat: 2 } },
  { name: 'bob', skills: { German: 3 }, capacity: { email: 2 } },
];

const interactions = [{ Language: 'English', Vip: 1 }, { Language: 'German' }].map((UserData) => ({ UserData }));

const userData = [{ Language: 'English', Vip: 1 }, { Language: 'German' }].map((row) => ({ userData: row }));

export const listed = defineScenario(() => ({
  name: 'listed outside',
  centre: { agents },
  plugins: contactCentre(),
  load: { interactions, traffic: { arrivals: { perHour: 60 }, handling: 1000, userData } },
}));

export const inline = createBench(() => ({
  name: 'listed where it is given',
  centre: {
    agents: [
      { name: 'ann', skills: { English: 8 } },
      { name: 'bob', skills: { German: 3 } },
    ],
  },
  plugins: contactCentre(),
  load: { interactions: [{ UserData: { Language: 'English', Vip: 1 } }, { UserData: { Language: 'German' } }] },
}));
