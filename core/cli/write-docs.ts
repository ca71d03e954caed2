import { readFileSync, writeFileSync } from 'node:fs';
import { substitutions } from 'routeproof/plugins';
import { packageEntries } from '../loader/host-packages.ts';
import { apiLinks } from '../report/reference/api-links.ts';
import { errorsPage } from '../report/reference/errors-page.ts';
import { measuresPage } from '../simulate/measures/measures-page.ts';
import { referenceMarkdown } from '../report/reference/reference-markdown.ts';

/** Writes the pages that are made from tables; a test keeps them as they are written here. */
const apiPages = packageEntries.map(
  (entry) => [`api/${entry}.md`, readFileSync(`docs/api/${entry}.md`, 'utf8')] as const,
);
writeFileSync('docs/errors.md', errorsPage(apiLinks(Object.fromEntries(apiPages))));
writeFileSync('docs/reference.md', referenceMarkdown(substitutions));
writeFileSync('docs/measures.md', measuresPage());
