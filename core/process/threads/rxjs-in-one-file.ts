import Module, { createRequire } from 'node:module';
import * as rxjs from 'rxjs';
import { timeoutProvider } from 'rxjs/internal/scheduler/timeoutProvider';
import * as operators from 'rxjs/operators';

// RxJS has 220 files, and a program of the command line would need longer to read them than to play a strategy. Here they are
// one, put where Node looks for what is loaded already: the bench, an author's files and his packages get the same RxJS from it,
// but for what they import by other names, such as `rxjs/testing`.
// Imported before all else; where Node has loaded RxJS by itself, that one stays.

const { cache, resolve } = createRequire(import.meta.url);

for (const [name, exports] of Object.entries({
  rxjs,
  'rxjs/operators': operators,
  'rxjs/internal/scheduler/timeoutProvider': { timeoutProvider },
})) {
  const file = resolve(name);
  cache[file] ??= Object.assign(new Module(file), { filename: file, loaded: true, exports });
}
