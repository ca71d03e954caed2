import { Command, Option } from 'commander';
import { defaultCast, flowVariants, playFlow, type FlowVariant, type PlayedFlow } from 'routeproof/plugins';
import { verdictOn, type Verdict } from '../contract/verdict.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { referenceFlows } from '../protocol/flows/reference-flows.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import { findingsText } from '../report/findings-text.ts';
import { mermaidDiagram } from '../report/diagram/mermaid.ts';
import { sequenceDiagram } from '../report/diagram/sequence-diagram.ts';
import { timeText } from '../report/time-text.ts';
import { traceDocument } from '../report/trace-document.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { FlowPlugins } from './play/flow-plugins.ts';
import { colour, longest, print, printJson, width } from '../process/print.ts';
import { repeatable } from './options/refuse.ts';
import { notesText } from './text/run-text.ts';
import { addSetting, serverOptionsFrom, type ServerSettings } from './options/server-settings.ts';
import { thrownByAuthor } from '../loader/thrown-by-author.ts';
import { countOf, verdictText } from './text/verdict-text.ts';

interface FlowsOptions {
  readonly json?: boolean;
  readonly mermaid?: boolean;
  readonly set?: ServerSettings;
  readonly with?: string;
}

/** `routeproof flows [ID]`: plays the reference flows and compares them with the published tables. */
export const flows = (): Command =>
  new Command('flows')
    .description('Plays the reference flows and compares each with the published table of its chapter.')
    .argument('[ID]', 'one flow, with its diagram')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(new Option('--mermaid', 'print the diagram as Mermaid text').conflicts('json'))
    .addOption(settings())
    .option('--with <FILE>', "play them with plugins of yours, in place of the bench's own that play the same role")
    .addHelpText(
      'after',
      '\nExample:\n  routeproof flows stop-processing/b --set stopTellsUrsWith=EventRouteUsed\n  routeproof flows --with my-t-library.ts',
    )
    .action(async (id: string | undefined, options: FlowsOptions) => {
      if (id !== undefined) checkId(id);
      const server = serverOptionsFrom(options.set ?? {});
      const variants = id === undefined ? flowVariants : flowVariants.filter(({ flow }) => flow === id);
      const plugins = options.with === undefined ? undefined : await FlowPlugins.load(options.with);
      plugins?.checkPlaces(variants, id ?? 'any flow');
      const played = await playAll(variants, server, plugins);
      process.stderr.write(notesText(played.flatMap(({ notes }) => notes)));
      if (options.json) printJson(played.map(documentOf));
      else if (id === undefined && !options.mermaid) print(tableOf(played));
      else print(played.map((flow) => pictureOf(flow, options)).join('\n'));
      process.exitCode = exitCodeOf(played.map(({ verdict }) => verdict));
    });

const settings = (): Option => {
  const option = new Option('--set <name=value>', 'try an option of the server; may be given again').argParser(
    addSetting,
  );
  repeatable.add(option);
  return option;
};

/** One after the other; what is wrong with the author's files themselves is told with the first. */
const playAll = (
  variants: readonly FlowVariant[],
  server: Partial<ServerOptions>,
  own: FlowPlugins | undefined,
): Promise<readonly PlayedFlow[]> =>
  thrownByAuthor(async () => {
    const played: PlayedFlow[] = [];
    for (const variant of variants)
      played.push(await playFlow(variant, { ...defaultCast, server }, await own?.fresh()));
    const [first, ...others] = played;
    if (own === undefined || first === undefined || own.findings.length === 0) return played;
    const findings = [...first.findings, ...own.findings];
    const verdict = first.verdict === 'inconclusive' ? first.verdict : verdictOn(findings);
    return [{ ...first, findings, verdict }, ...others];
  });

const checkId = (id: string): void => {
  const known = referenceFlows.map((flow) => flow.id);
  if (!known.includes(id)) throw errors.unknownFlow(id, known, nearestName(id, known));
};

const documentOf = ({ flow, variant, title, verdict, findings, messages }: PlayedFlow): object => ({
  flow,
  ...(variant !== undefined && { variant }),
  title,
  verdict,
  findings,
  messages: messages.map(({ setup, ...message }) => ({ ...traceDocument(message), ...(setup && { setup }) })),
});

const tableOf = (played: readonly PlayedFlow[]): string => {
  const head = ['flow', 'variant', 'verdict', 'set-up', 'messages', 'virtual time'];
  const cells = played.map(({ flow, variant = '', verdict, messages, duration }) => [
    flow,
    variant,
    verdict,
    String(messages.filter(({ setup }) => setup).length),
    String(messages.filter(({ setup }) => !setup).length),
    timeText(duration),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]!.length)));
  // Numbers stand to the right; a verdict is coloured only after it was made as wide as its column.
  const line = (row: readonly string[], verdict?: Verdict): string =>
    row
      .map((text, column) => {
        const padded = column > 2 ? text.padStart(widths[column]!) : text.padEnd(widths[column]!);
        return column === 2 && verdict !== undefined ? padded.replace(verdict, verdictText(verdict)) : padded;
      })
      .join('  ')
      .trimEnd();
  const failed = played.filter(({ findings }) => findings.length > 0);
  return [
    line(head),
    ...cells.map((row, index) => line(row, played[index]!.verdict)),
    ...failed.map(({ flow, variant, findings }) => `\n${nameOf(flow, variant)}\n${findingsText(findings, { colour })}`),
  ].join('\n');
};

const pictureOf = (played: PlayedFlow, { mermaid }: FlowsOptions): string => {
  const { flow, variant, title, verdict, findings, messages } = played;
  const shown = messages.filter(({ setup }) => !setup);
  if (mermaid) return mermaidDiagram(shown);
  const parts = [
    `${title} (${nameOf(flow, variant)})\nAfter ${countOf(messages.length - shown.length, 'message')} of set-up:\n`,
    sequenceDiagram(shown, { colour, width: width(), longest }),
    `${verdictText(verdict)}\n`,
  ];
  if (findings.length > 0) parts.push(findingsText(findings, { colour }));
  return parts.join('\n');
};

const nameOf = (flow: string, variant: string | undefined): string =>
  variant === undefined ? flow : `${flow}, ${variant}`;
