import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BundledFile } from './bundle-file.ts';
import { isHostPackage } from './host-packages.ts';

const { cache } = createRequire(import.meta.url);

/** The same code, for which the author's own packages are loaded as if for the first time; what they load themselves, where they are CommonJS. */
export function withFreshPackages<File extends BundledFile>(bundled: File, nth: number): File {
  let { code } = bundled;
  for (const [address, id] of bundled.packages) {
    if (isHostPackage(id)) continue;
    code = code
      .replaceAll(`'${address}'`, `'${address}?fresh=${nth}'`)
      .replaceAll(`"${address}"`, `"${address}?fresh=${nth}"`);
    const folder = folderOf(fileURLToPath(address));
    for (const file of Object.keys(cache)) if (file.startsWith(folder)) Reflect.deleteProperty(cache, file);
  }
  return { ...bundled, code };
}

/** The folder of the package in which a file lies. */
const folderOf = (file: string): string =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/.exec(file)?.[0] ?? file;
