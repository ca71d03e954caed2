import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import byFile from './ava.config.js';

// What `npm test` plays. To begin a thread for a file takes half a second, longer than most files take to be played: files of a
// room share one.

// Searches make much that lives for one run: where there is room for it, it is collected less often, and they take a sixth less time.
for (const size of ['--min-semi-space-size=16', '--max-semi-space-size=64']) setFlagsFromString(size);

/** Who starts many processes would start those of a whole room at once, who spoils a table or ends a session does so for its thread, and snapshots are a file's. */
const needsOwnThread = /'node:child_process'|\/(?:author-files|flow-mutations|do-row|viewing)\.ts'|\.snapshot\(/;

/** Files that start a few processes, together as many as a machine can bear at once. */
const fewProcesses =
  /\/(?:mistakes|real-parsers|shown-once|cli\/lanes|completion|registered|planning|api-reference|bench-smoke|determinism|mutants|coverage-of-intervals)\.test\.ts$/;

/** Where each use of what the server keeps is watched, all that is played in the thread takes ten times as long. */
const watchesMemory = /\/(?:random-sequences|strict-memory)\//;

/** What is played in one thread, by the folders of its tests; what is left is played in another. */
const rooms = {
  explore: /^explore$/,
  simulate: /^simulate$/,
  centre: /^(?:decisions|flows|lanes|plugins|strategies|wire)$/,
};

/** Commands of one room are done by one session, those of tests in `test/cli` by another; a file with a thread of its own has none. */
function roomOf(file) {
  const text = readFileSync(file, 'utf8');
  if (fewProcesses.test(file)) return 'processes';
  if (needsOwnThread.test(text) || watchesMemory.test(file)) return undefined;
  const folder = file.split('/')[1];
  if (text.includes("/cli-session.ts'")) return folder === 'cli' ? 'commands-of-cli' : 'commands';
  return Object.keys(rooms).find((room) => rooms[room].test(folder)) ?? 'others';
}

const files = ['test', 'examples']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.long.test.ts'))
  .sort((one, other) => (one < other ? -1 : 1));

/** What takes longest is begun first, so that in the end no core is left alone with it. */
const longest = [
  ...['rooms/commands-of-cli', 'bad-inputs', 'rooms/commands', 'rooms/explore', 'rooms/centre', 'rooms/simulate'],
  ...['rooms/others', 'explore/cli', 'explore/bounds', 'explore/fleet', 'rooms/processes'],
];
const placeOf = (file) => {
  const place = longest.findIndex((part) => file.replaceAll('\\', '/').includes(part));
  return place < 0 ? longest.length : place;
};

/** Each file of tests with what plays it: itself, or the file of its room. */
const playedBy = new Map(
  files.map((file) => {
    const room = roomOf(file);
    return [file, room === undefined ? file : `build/rooms/${room}.test.js`];
  }),
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
