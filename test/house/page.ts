import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page for people: its links, headings, shell commands and inline code, found in its Markdown. */
export class Page {
  readonly path: string;
  readonly #text: string;

  constructor(path: string, text = readFileSync(path, 'utf8')) {
    this.path = path;
    this.#text = text;
  }

  /** What links of this page lead to, without those that leave the project. */
  get links(): readonly string[] {
    const prose = this.#prose.replaceAll(/`[^`\n]*`/g, '');
    return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^[a-z]+:/.test(link));
  }

  /** The names of its sections as GitHub makes them, and those that its HTML gives. */
  get anchors(): ReadonlySet<string> {
    const found = new Set([...this.#text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name]) => name!));
    for (const [, heading] of this.#prose.matchAll(/^#+ (.+)$/gm)) {
      const words = heading!.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const slug = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
      let name = slug;
      for (let again = 1; found.has(name); again++) name = `${slug}-${again}`;
      found.add(name);
    }
    return found;
  }

  /** Each line of its blocks that are marked `sh`. */
  get commands(): readonly string[] {
    return this.#blocks.filter(({ language }) => language === 'sh').flatMap(({ lines }) => lines);
  }

  /** Lines of all other blocks, those that are only indented too. */
  get otherLines(): readonly string[] {
    const fenced = this.#blocks.filter(({ language }) => language !== 'sh').flatMap(({ lines }) => lines);
    const indented = this.#prose.split('\n').filter((line) => line.startsWith('    '));
    return [...fenced, ...indented].map((line) => line.trim());
  }

  get inlineCode(): readonly string[] {
    return [...this.#prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);
  }

  get #blocks(): readonly { readonly language: string; readonly lines: readonly string[] }[] {
    return [...this.#text.matchAll(fence)].map(([, , language, body]) => ({
      language: language!,
      lines: body!
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    }));
  }

  get #prose(): string {
    return this.#text.replaceAll(fence, '');
  }
}

const fence = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/** Every page that is written or made for people. */
export const pages: readonly Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'core/README.md',
  'bench/README.md',
  ...below('docs'),
  ...below('examples'),
].map((path) => new Page(path));

function below(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

/** Pages of the API reference are large, and hundreds of links lead to them. */
const anchors = new Map<string, ReadonlySet<string>>();

function anchorsOf(path: string): ReadonlySet<string> {
  const known = anchors.get(path) ?? new Page(path).anchors;
  anchors.set(path, known);
  return known;
}

/** Why a link of a page leads nowhere, or nothing. */
export function deadEnd({ path }: Page, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? path : join(path, '..', file);
  if (!existsSync(target)) return `${path}: ${link}: there is no ${target}`;
  if (anchor === undefined) return undefined;
  return anchorsOf(target).has(anchor) ? undefined : `${path}: ${link}: no section '${anchor}' in ${target}`;
}
