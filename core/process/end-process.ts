import { leave } from '../kernel/guard/guard-end.ts';

/** Ends the process when what was written has arrived: an author's open timers do not keep it. */
export const endProcess = (code: number): void => {
  process.stdout.write('', () => process.stderr.write('', () => leave(code)));
};

/**
 * (module
 *   (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
 *   (import "process" "code" (global i32))
 *   (memory (export "memory") 1)
 *   (func (export "_start") global.get 0 call 0))
 */
const program =
  'AGFzbQEAAAABCAJgAX8AYAAAAjQCFndhc2lfc25hcHNob3RfcHJldmlldzEJcHJvY19leGl0AAAHcHJvY2VzcwRjb2RlA38AAwIBAQUDAQABBxMCBm1lbW9yeQIABl9zdGFydAABCggBBgAjABAACw==';

const { Module, Instance } = Reflect.get(globalThis, 'WebAssembly') as {
  readonly Module: new (program: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => object;
};

/**
 * Ends the process with this code whatever its threads are doing, from any of them. `process.exit` waits until each thread
 * has left what it does, and one that is within a call of the engine would never leave it; here the system's own `exit` is called.
 */
export function endAtOnce(code: number): void {
  try {
    // Taken when it is needed: Node warns of it in every process that imports it.
    const { WASI } = process.getBuiltinModule('node:wasi');
    const wasi = new WASI({ version: 'preview1', returnOnExit: false });
    const module = new Module(Buffer.from(program, 'base64'));
    wasi.start(new Instance(module, { ...(wasi.getImportObject() as object), process: { code } }));
  } finally {
    // Where there is no such thing, better by a signal than not at all.
    process.kill(process.pid, 'SIGKILL');
  }
}
