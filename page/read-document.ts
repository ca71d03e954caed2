import { unzlibSync, strFromU8 } from 'fflate';
import type { PageDocument } from '../core/page/page-document.ts';

/** Reads the document that a page carries: JSON, packed and written in letters that no markup has. */
export function readDocument(text: string): PageDocument {
  const packed = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(packed))) as PageDocument;
}
