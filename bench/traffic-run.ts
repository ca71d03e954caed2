import { runCalls } from './traffic.ts';
import type { Pace } from './workload.ts';

const [agents, calls, pace] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await runCalls(Number(agents), Number(calls), JSON.parse(pace!) as Pace)));
