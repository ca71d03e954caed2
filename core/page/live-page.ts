import { readFileSync } from 'node:fs';
import { escaped } from './page-file.ts';

/** The page of a run that is played while somebody looks; its program asks for all else. */
export interface LivePage {
  readonly html: string;
  /** What it may load and whom it may ask: nobody but the one that it comes from. */
  readonly policy: string;
}

/** Makes the page of a file. */
export function livePage(file: string): LivePage {
  const template = readFileSync(new URL('../../page/live.html', import.meta.url), 'utf8');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(template)!;
  const filled: Readonly<Record<string, string>> = {
    ...{ title: escaped(file), plain: '<p role="status">The run is being played.</p>', document: '' },
  };
  const html = template
    .replace(' They ask nobody for anything.', '')
    .replaceAll(/<!--(title|plain|document)-->/g, (_, place: string) => filled[place]!);
  // No page of others may put it into a frame, which a page itself cannot say.
  return { html, policy: `${policy}; frame-ancestors 'none'` };
}
