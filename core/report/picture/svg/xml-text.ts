/** Characters that XML has no way to write, and those that mean something in it. */
const special = /[&<>"'\ufffe\uffff]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\ufffe': '\\ufffe',
  '\uffff': '\\uffff',
};

/** A text for XML, in an element or in an attribute, that says what it said. It is visible already. */
export const xmlText = (text: string): string => text.replaceAll(special, (character) => entities[character]!);
