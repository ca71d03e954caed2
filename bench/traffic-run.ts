import { runCalls } from './traffic.ts';

const [agents, calls] = process.argv.slice(2).map(Number);
process.stdout.write(JSON.stringify(await runCalls(agents!, calls!)));
