/** Where the API reference tells of a name: `Desk.after` to `api/routeproof.md#after`. */
export type ApiLinks = ReadonlyMap<string, string>;

/**
 * The names that the pages of the API reference tell of, and those of their members, each with its link.
 * `pages` are their texts by their paths as a page in `docs/` links them. Of a name on two pages the first counts.
 */
export function apiLinks(pages: Readonly<Record<string, string>>): ApiLinks {
  const links = new Map<string, string>();
  for (const [path, text] of Object.entries(pages)) {
    let owner = '';
    let anchor = '';
    const add = (name: string, to: string) => links.set(name, links.get(name) ?? `${path}#${to}`);
    for (const line of text.split('\n')) {
      const [, own, heading, member] =
        /^<a id="([^"]+)"><\/a>$|^### (?:abstract )?(\w+)|^##### (\w+)\(\)/.exec(line) ?? [];
      const [, propertyAnchor, property] = /^\| <a id="(property-[^"]+)"><\/a> `(\w+)\??`/.exec(line) ?? [];
      if (own !== undefined) anchor = own;
      if (heading !== undefined) add((owner = heading), anchor);
      if (member !== undefined) add(`${owner}.${member}`, anchor);
      if (property !== undefined) add(`${owner}.${property}`, propertyAnchor!);
    }
  }
  return links;
}
