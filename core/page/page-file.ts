import { readFileSync } from 'node:fs';
import { strToU8, zlibSync } from 'fflate';
import { visible } from '../kernel/visible.ts';
import type { PageDocument, PagePart } from './page-document.ts';

/** By this a page is known again. */
export const pageMark = '<meta name="generator" content="Routeproof"';

/**
 * A report as one file that any browser opens from a disk: its program, its style and the document, packed. Without a program it
 * still says how each part turned out. The same document gives the same bytes on any machine: what packs it is no part of Node.
 */
export function pageFile(document: PageDocument): string {
  const template = readFileSync(new URL('../../page/page.html', import.meta.url), 'utf8');
  const packed = Buffer.from(zlibSync(strToU8(JSON.stringify(document)), { level: 6 })).toString('base64');
  const filled: Readonly<Record<string, string>> = {
    title: escaped(document.title),
    plain: document.parts.map(inPlainWords).join('\n'),
    document: packed,
  };
  return template.replaceAll(/<!--(title|plain|document)-->/g, (_, place: string) => filled[place]!);
}

const inPlainWords = (part: PagePart): string => {
  const verdict = 'verdict' in part ? `${part.verdict}: ` : '';
  const findings = part.kind === 'run' ? part.findings : [];
  const refused = part.kind === 'unplayed' && part.sentence !== undefined ? `<p>${escaped(part.sentence)}</p>` : '';
  const sentences = findings.map(({ kind, sentence }) => `<li>${escaped(`${kind}: ${sentence}`)}</li>`);
  return `<h2>${escaped(`${verdict}${part.name}`)}</h2>${refused}${sentences.length === 0 ? '' : `<ul>${sentences.join('')}</ul>`}`;
};

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in markup. */
export const escaped = (text: string): string => visible(text).replaceAll(/[&<>"']/g, (mark) => marks[mark]!);
