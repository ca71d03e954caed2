import { readFileSync, readdirSync } from 'node:fs';
import short from './ava.config.js';

// What has one size only has been run by `npm test`.
const files = readdirSync('test', { recursive: true })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts') && /\/sizes\.ts'/.test(readFileSync(path, 'utf8')))
  .sort();

export default {
  ...short,
  files,
  environmentVariables: { ROUTEPROOF_TESTS: 'long' },
  timeout: '25m',
};
