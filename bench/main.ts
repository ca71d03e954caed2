import { busByType } from './bus-by-type.ts';
import { timers } from './timers.ts';
for (let i = 0; i < 2; i++)
for (const w of [busByType, timers]) for (const c of w.compare({ quick: process.argv.includes('--quick') })) console.log(w.id, c.title, c.goal, c.readings.map(r => `${r.name} ${(r.rate/1e6).toFixed(3)}`).join('; '), process.memoryUsage().rss/1e6|0);
