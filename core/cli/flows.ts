import { Command, Option } from 'commander';
import { defaultCast, flowVariants, playFlow, type FlowVariant, type PlayedFlow } from 'routeproof/plugins';
import { verdictOn } from '../contract/verdict.ts';
import { errors } from '../kernel/errors.ts';
import { nearestName } from '../kernel/nearest-name.ts';
import { referenceFlows } from '../protocol/flows/reference-flows.ts';
import type { ServerOptions } from '../protocol/server-options.ts';
import { traceDocument } from '../report/trace-document.ts';
import { htmlOut } from './output/html-out.ts';
import { flowPart } from './output/run-part.ts';
import { exitCodeOf } from '../process/exit-codes.ts';
import { FlowPlugins } from './play/flow-plugins.ts';
import { drawnAs, picturesOut, type PicturesAsked } from './output/pictures-out.ts';
import { print, printJson } from '../process/print.ts';
import { pictureOption, type PictureOptions } from './options/picture-options.ts';
import { repeatable, refuseSameFile } from './options/refuse.ts';
import { drawnFlow, failedFlows, flowPicture, flowsText } from './text/flows-text.ts';
import { notesText } from './text/run-text.ts';
import type { FlowDocument } from './output/documents.ts';
import { reportOut } from './output/report-out.ts';
import { flowCase } from './output/reporters/flow-case.ts';
import { isPrinted, reporterOption, type ReporterAsked } from './options/reporter-option.ts';
import { addSetting, serverOptionsFrom, type ServerSettings } from './options/server-settings.ts';
import { thrownByAuthor } from '../loader/thrown-by-author.ts';

interface FlowsOptions extends PictureOptions, PicturesAsked {
  readonly json?: boolean;
  readonly set?: ServerSettings;
  readonly with?: string;
  readonly html?: string;
  readonly force?: boolean;
  readonly reporter?: readonly ReporterAsked[];
}

/** Beside these there is no picture. */
const unpictured = ['json'];

/** `routeproof flows [ID]`: plays the reference flows and compares them with the published tables. */
export const flows = (): Command =>
  new Command('flows')
    .description('Plays the reference flows and compares each with the published table of its chapter.')
    .argument('[ID]', 'one flow, with its diagram')
    .option('--json', 'print one JSON document and nothing else')
    .addOption(drawnAs('svg'))
    .addOption(drawnAs('mermaid'))
    .addOption(drawnAs('plantuml'))
    .addOption(settings())
    .option('--with <FILE>', "play them with plugins of yours, in place of the bench's own that play the same role")
    .addOption(reporterOption())
    .addOption(pictureOption('actors', unpictured))
    .addOption(pictureOption('from', unpictured))
    .addOption(pictureOption('to', unpictured))
    .addOption(pictureOption('setup', unpictured))
    .addOption(pictureOption('full', unpictured))
    .option('--html <FILE>', 'write a report in one file, which any browser opens')
    .option('--force', 'overwrite files that are not from here; your sources never')
    .addHelpText(
      'after',
      '\nExample:\n  routeproof flows stop-processing/b --set stopTellsUrsWith=EventRouteUsed\n  routeproof flows conference/leave --svg leave.svg\n  routeproof flows --with my-t-library.ts',
    )
    .action(async (id: string | undefined, options: FlowsOptions) => {
      if (id !== undefined) checkId(id);
      else refusePictured(options);
      const { json, svg, mermaid, plantuml } = options;
      refuseSameFile('routeproof flows', { '--svg': svg, '--mermaid': mermaid, '--plantuml': plantuml });
      const pictures = picturesOut('routeproof flows', options, {
        ...{ '--json': json, '--reporter': isPrinted(options.reporter) },
      });
      const server = serverOptionsFrom(options.set ?? {});
      const variants = id === undefined ? flowVariants : flowVariants.filter(({ flow }) => flow === id);
      const page = htmlOut(options.html, options.force);
      const report = await reportOut('routeproof flows', options);
      const played = await report.during(options.with ?? 'flows', async () => {
        const plugins = options.with === undefined ? undefined : await FlowPlugins.load(options.with);
        plugins?.checkPlaces(variants, id ?? 'any flow');
        return playAll(variants, server, plugins);
      });
      const drawn = played.map((flow) => drawnFlow(flow, options));
      process.stderr.write(notesText(played.flatMap(({ notes }) => notes)));
      if (json) printJson(played.map(documentOf));
      else if (pictures.isOutput) pictures.print(drawn, failedFlows(played));
      else if (!report.isPrinted)
        print(id === undefined ? flowsText(played) : played.map((flow) => flowPicture(flow, options)).join('\n'));
      const loaded = options.with === undefined ? [] : [options.with];
      report.give(
        played.map((flow) => flowCase(flow, options.with)),
        loaded,
      );
      pictures.write(drawn, loaded);
      process.exitCode = exitCodeOf(played.map(({ verdict }) => verdict));
      page(id ?? 'All flows of the manual', played.map(flowPart), options.with === undefined ? [] : [options.with]);
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

/** The table of all flows has no picture. */
const refusePictured = ({ actors, from, to, setup, full }: FlowsOptions): void => {
  const option = Object.entries({ actors, from, to, setup, full }).find(([, value]) => value !== undefined)?.[0];
  if (option !== undefined)
    throw errors.badCommand('routeproof flows', `--${option} is about the picture of one flow; name the flow`);
};

const checkId = (id: string): void => {
  const known = referenceFlows.map((flow) => flow.id);
  if (!known.includes(id)) throw errors.unknownFlow(id, known, nearestName(id, known));
};

const documentOf = ({ flow, variant, title, verdict, findings, messages }: PlayedFlow): FlowDocument => ({
  flow,
  ...(variant !== undefined && { variant }),
  title,
  verdict,
  findings,
  messages: messages.map(({ setup, ...message }) => ({ ...traceDocument(message), ...(setup && { setup }) })),
});
