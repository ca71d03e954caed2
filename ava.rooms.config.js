import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import byFile from './ava.config.js';

// What `npm test` plays. To begin a thread for a file takes half a second, longer than most files take to be played: files of a
// room share one.

// Searches make much that lives for one run: where there is room for it, it is collected less often, and they take a sixth less time.
for (const size of ['--min-semi-space-size=16', '--max-semi-space-size=64']) setFlagsFromString(size);

/** Who starts processes would start those of a whole room at once, who spoils a table does so for its thread, and snapshots are a file's. */
const needsOwnThread = /'node:child_process'|\/(?:cli-session|author-files|flow-mutations)\.ts'|\.snapshot\(/;

/** `test/wire/logs.test.ts` is played with `wire`, `test/wire/t-library-codec/events.test.ts` with what is in folders there; searches that are held against all orders take long, and have a room. */
function roomOf(file) {
  const [folder, room, ...rest] = file.split('/');
  if (folder === 'examples') return folder;
  if (rest[0] === 'oracle') return `${room}-oracle`;
  return rest.length === 1 ? room : `${room}-folders`;
}

const files = ['test', 'examples']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.long.test.ts'))
  .sort((one, other) => (one < other ? -1 : 1));

/** What takes longest is begun first, so that in the end no core is left alone with it. */
const longest = [
  ...[
    'explore-oracle',
    'bad-inputs',
    'explore-folders',
    'explore/fleet',
    'rooms/explore.',
    'rooms/examples',
    'simulate',
  ],
  ...['plugins-folders', 'bench-smoke', 'cli/coverage', 'explore/cli', 'explore/kept', 'explore/bounds', 'cli/merge'],
];
const placeOf = (file) => {
  const place = longest.findIndex((part) => file.replaceAll('\\', '/').includes(part));
  return place < 0 ? longest.length : place;
};

/** Each file of tests with what plays it: itself, or the file of its room. */
const playedBy = new Map(
  files.map((file) => [
    file,
    needsOwnThread.test(readFileSync(file, 'utf8')) ? file : `build/rooms/${roomOf(file)}.test.js`,
  ]),
);

rmSync('build/rooms', { recursive: true, force: true });
mkdirSync('build/rooms', { recursive: true });
for (const [file, room] of playedBy)
  if (room !== file) writeFileSync(room, `import '../${file.replace(/\.ts$/, '.js')}';\n`, { flag: 'a' });

export default {
  ...byFile,
  files: [...new Set(playedBy.values())],
  sortTestFiles: (one, other) => placeOf(one) - placeOf(other),
};
