/** Control characters of C0 and C1, marks that change the direction of writing, separators of lines, and halves of characters. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu;
const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What cannot be seen, or would steer a terminal, as an escape that can be read: `\n`, `\x1b`, `\u202e`. For texts of one line. */
export const visible = (text: string): string => (isPlain(text) ? text : text.replaceAll(unseen, escaped));

/** The same for texts of several lines. */
export const visibleLines = (text: string): string =>
  text.replaceAll(unseen, (character) => (character === '\n' ? character : escaped(character)));

/** The same for what goes to a terminal: what picocolors writes for colours and bold stays. */
export const visibleOutput = (text: string): string =>
  text.replaceAll(coloursOrUnseen, (found) => (found === '\n' || found.length > 2 ? found : escaped(found)));

/** The same for JSON that is written already: its own escapes in place of ours. */
export const visibleJson = (json: string): string =>
  json.replaceAll(unseen, (character) => (character === '\n' ? character : unicode(character)));

const coloursOrUnseen = new RegExp(`\\u001b\\[(?:0|1|2|22|3[1-6]|39|90)m|${unseen.source}`, 'gu');

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return short[character] ?? (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : unicode(character));
}

const unicode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
