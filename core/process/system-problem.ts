import { problemOf } from '../kernel/author/problem-of.ts';

/** What the operating system says in its codes. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'nothing can be written there',
  ENOSPC: 'no space is left there',
  EDQUOT: 'no more space is allowed there',
  EFBIG: 'it would be larger than is allowed',
  EIO: 'the device fails',
  EBADF: 'it is closed',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its name is too long',
  EADDRINUSE: 'another program has it',
  EMFILE: 'too many files are open',
};

/** What was thrown, as part of a sentence, in words where the operating system has a code. */
export const systemProblem = (thrown: unknown): string => {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return words[code] ?? problemOf(thrown);
};
