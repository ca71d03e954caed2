import type { ArrowRow, NoteRow, Picture, PictureRow } from '../../core/report/picture/picture.ts';
import { sizes } from '../../core/report/picture/sizes.ts';
import { visible } from '../../core/kernel/visible.ts';

interface InPicture<Row> {
  readonly row: Row;
  readonly picture: Picture;
  readonly chosen: number | undefined;
  readonly choose: (message: number) => void;
  /** What the names of rows begin with. */
  readonly prefix: string;
}

/** One row of the diagram, whatever it is. */
export function DiagramRow({ row, picture, chosen, choose, prefix }: InPicture<PictureRow>) {
  const middle = row.top + row.height / 2 + 4;
  const across = <line class={row.kind} x1={picture.timeX} x2={picture.width} y1={middle - 4} y2={middle - 4} />;
  if (row.kind === 'arrow') return <Arrow {...{ row, picture, chosen, choose, prefix }} />;
  if (row.kind === 'note') return <NoteBox row={row} picture={picture} />;
  if (row.kind === 'heads') return <HeadNames picture={picture} y={middle} />;
  if (row.kind === 'pause')
    return (
      <g>
        {across}
        <text class="small quiet" x={picture.timeX} y={middle} text-anchor="end">
          + {row.text}
        </text>
      </g>
    );
  if (row.kind === 'folded')
    return (
      <text class="small quiet folded" x={picture.timeX + 8} y={middle}>
        {row.isSetUp
          ? `set-up: ${row.count} messages`
          : `… ${row.count} ${row.count === 1 ? 'message' : 'messages'} left out`}
      </text>
    );
  return (
    <g class={`mark ${row.mark.severity}`}>
      {across}
      <text x={picture.timeX + 8} y={middle - 8}>
        {row.mark.severity === 'failure' ? '✗' : '⚠'} {visible(row.mark.text)}
      </text>
    </g>
  );
}

function Arrow({ row, picture, chosen, choose, prefix }: InPicture<ArrowRow>) {
  const { message, label, fromX, fromY, toX, y, standsFor, interaction, facts } = row;
  const head = toX >= fromX ? -1 : 1;
  const angle = (Math.atan2(y - fromY, toX - fromX) * 180) / Math.PI;
  const isChosen = row.index === chosen;
  return (
    <g
      id={`${prefix}message-${row.index}`}
      class={`arrow ${row.look}${isChosen ? ' chosen' : ''}${row.isFailing ? ' failing' : ''}`}
      role="option"
      aria-selected={isChosen}
      onClick={() => choose(row.index)}
    >
      <rect class="room" x={0} width={picture.width} y={row.top} height={row.height} />
      {row.time !== undefined && (
        <text class="small quiet" x={picture.timeX} y={y + 4} text-anchor="end">
          {row.time}
        </text>
      )}
      <line x1={fromX} y1={fromY} x2={toX} y2={y} />
      <path d="M0 0l-9 -4.5v9z" transform={`translate(${toX + head} ${y}) rotate(${angle})`} />
      <text
        x={label.x}
        y={label.y}
        text-anchor={label.anchor}
        transform={label.angle === 0 ? undefined : `rotate(${label.angle} ${label.x} ${label.y})`}
      >
        {label.text}
      </text>
      {standsFor !== undefined && (
        <text class="small quiet" x={label.x} y={Math.max(y, label.y) + 13} text-anchor={label.anchor}>
          {standsFor}
        </text>
      )}
      <text class="small quiet" x={picture.factsX} y={y + 4}>
        {interaction !== undefined && (
          <tspan class={`interaction n${interaction.number % 6}`}>● {interaction.name} </tspan>
        )}
        {facts.join(' · ')}
      </text>
      <text class="spoken" x={0} y={y}>
        {` from ${visible(message.from)} to ${visible(message.to)}`}
      </text>
    </g>
  );
}

const NoteBox = ({ row, picture }: Pick<InPicture<NoteRow>, 'row' | 'picture'>) => (
  <g class="note">
    {row.time !== undefined && (
      <text class="small quiet" x={picture.timeX} y={row.top + sizes.noteLine} text-anchor="end">
        {row.time}
      </text>
    )}
    <line class="edge" x1={row.x} x2={row.x} y1={row.top + 3} y2={row.top + row.height - 3} />
    {row.lines.map((line, index) => (
      <text key={index} class="small" x={row.x + sizes.notePadding} y={row.top + 4 + sizes.noteLine * (index + 0.8)}>
        {line}
      </text>
    ))}
  </g>
);

const HeadNames = ({ picture, y }: { readonly picture: Picture; readonly y: number }) => (
  <g>
    {picture.actors.map(({ name, head, x }) => (
      <text key={name} class="head" x={x} y={y} text-anchor="middle">
        <title>{visible(name)}</title>
        {head}
      </text>
    ))}
  </g>
);

/** The names of the actors, which stay in sight above the diagram. */
export const DiagramHeads = ({ picture }: { readonly picture: Picture }) => (
  <svg class="heads" role="presentation" width={picture.width} height={picture.top}>
    {picture.actors.map(({ name, x, width, role }) => (
      <rect key={name} class={role} x={x - width / 2} y={sizes.margin - 6} width={width} height={sizes.head} rx={5} />
    ))}
    <HeadNames picture={picture} y={sizes.margin - 6 + sizes.head / 2 + 4} />
  </svg>
);
