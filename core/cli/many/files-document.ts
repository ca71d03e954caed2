import type { FilesDocument, UnplayedDocument } from '../output/documents.ts';
import type { PlayedCase } from '../output/reporters/played-case.ts';
import type { FileVerdict } from '../play/file-verdict.ts';

/** Makes the document of several files; `documents` are those of the files that were played. */
export const filesDocument = <Document extends object>(
  verdict: FileVerdict,
  cases: readonly PlayedCase[],
  documents: ReadonlyMap<string, Document>,
): FilesDocument<Document> => ({
  verdict,
  files: cases.filter((each) => each.verdict !== 'skipped').map((each) => fileDocument(each, documents.get(each.name))),
  skipped: cases.filter((each) => each.verdict === 'skipped').map(({ name }) => name),
});

const fileDocument = <Document extends object>(
  { name: file, verdict, error }: PlayedCase,
  document: Document | undefined,
): ({ readonly file: string } & Document) | UnplayedDocument =>
  document === undefined
    ? { file, verdict: verdict === 'not played' ? verdict : 'could not run', ...(error && { error }) }
    : { file, ...document };
