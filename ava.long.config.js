import { readFileSync, readdirSync } from 'node:fs';
import short from './ava.config.js';

// What has one size only has been run by `npm test`; a file named `….long.test.ts` is played by nobody else.
const files = ['test', 'examples']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .filter((path) => path.endsWith('.test.ts') && (path.endsWith('.long.test.ts') || hasSizes(path)))
  .sort((one, other) => (one < other ? -1 : 1));

function hasSizes(path) {
  return /'(?:\.\.\/)+sizes\.ts'/.test(readFileSync(path, 'utf8'));
}

export default {
  ...short,
  files,
  environmentVariables: { ROUTEPROOF_TESTS: 'long' },
  timeout: '25m',
};
