import { writeFileSync } from 'node:fs';
import { substitutions } from 'routeproof/plugins';
import { errorsPage } from '../report/reference/errors-page.ts';
import { referenceMarkdown } from '../report/reference/reference-markdown.ts';

/** Writes the pages that are made from tables; a test keeps them as they are written here. */
writeFileSync('docs/errors.md', errorsPage());
writeFileSync('docs/reference.md', referenceMarkdown(substitutions));
