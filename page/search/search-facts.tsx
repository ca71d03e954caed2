import { visible } from '../../core/kernel/visible.ts';
import type { SearchPart } from '../../core/page/page-document.ts';

/** What the search says in a sentence; how much was played, with which options of the server, and each property are folded below. */
export function SearchFacts({ search }: { readonly search: SearchPart }) {
  const { scenario, summary, properties } = search;
  const [played = '', ...more] = summary;
  const isOpen = properties.some(({ outcome }) => outcome === 'not decided');
  return (
    <>
      <p class="facts">
        <strong>{visible(scenario)}</strong>: {sentenceOf(search)}
      </p>
      <details>
        <summary>
          How it was played <span class="quiet">{visible(played)}</span>
        </summary>
        <ul>
          {more.map((line) => (
            <li key={line}>{visible(line)}</li>
          ))}
        </ul>
      </details>
      <details open={isOpen}>
        <summary>
          Properties <span class="quiet">{countsOf(properties)}</span>
        </summary>
        <table>
          <tbody>
            {properties.map(({ property, kind, outcome }) => (
              <tr key={property} class={outcome === 'violated' ? 'changed' : undefined}>
                <td class={`outcome ${outcome.replace(' ', '-')}`}>{outcome}</td>
                <th scope="row">{visible(property)}</th>
                <td class="quiet">{kind}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

type Properties = SearchPart['properties'];

const named = (properties: Properties, outcome: string): readonly string[] =>
  properties.filter((each) => each.outcome === outcome).map(({ property }) => property);

function sentenceOf({ verdict, properties }: SearchPart): string {
  if (verdict === 'proved') return 'every order that can matter was played, and nothing is violated.';
  if (verdict === 'bounded') return 'nothing is violated so far, but not every order was played.';
  const violated = named(properties, 'violated').map((property) => `“${visible(property)}”`);
  return violated.length === 0 ? 'something fails.' : `${violated.join(', ')} can be violated.`;
}

const countsOf = (properties: Properties): string =>
  ['violated', 'held', 'not decided']
    .map((outcome) => [named(properties, outcome).length, outcome] as const)
    .flatMap(([count, outcome]) => (count === 0 ? [] : `${count} ${outcome}`))
    .join(', ');
