import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../core/report/picture/picture.ts';
import { rowsInSight } from '../../core/report/picture/rows-in-sight.ts';
import { DiagramHeads, DiagramRow } from './diagram-row.tsx';

interface Shown {
  readonly picture: Picture;
  /** The message that is chosen, by its place in the trace. */
  readonly chosen: number | undefined;
  readonly choose: (message: number) => void;
  /** What the diagram is of, for whoever does not see it. */
  readonly label: string;
  /** What the names of its rows begin with, where there are several diagrams. */
  readonly name?: string;
}

/** So much beyond the window is drawn, that a quick scroll shows rows and no gaps. */
const beyond = 600;

/** A sequence diagram that draws the rows in sight; arrow keys go from message to message. */
export function Diagram({ picture, chosen, choose, label, name: prefix = '' }: Shown) {
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ from: 0, to: 2000 });
  const isPrinted = usePrinting();
  const arrows = useMemo(() => picture.rows.filter((row) => row.kind === 'arrow'), [picture]);
  const look = () => {
    const { scrollTop, clientHeight } = box.current!;
    const [from, to] = [scrollTop - beyond, scrollTop + clientHeight + beyond];
    setSight((was) =>
      Math.abs(was.from - from) < beyond / 2 && Math.abs(was.to - to) < beyond / 2 ? was : { from, to },
    );
  };
  useLayoutEffect(look, [picture]);
  useEffect(() => {
    const row = arrows.find(({ index }) => index === chosen);
    const { scrollTop, clientHeight } = box.current!;
    if (row !== undefined && (row.top < scrollTop + picture.top || row.top + row.height > scrollTop + clientHeight))
      box.current!.scrollTop = row.top - clientHeight / 3;
  }, [chosen, picture]);
  const keyed = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const place = arrows.findIndex(({ index }) => index === chosen);
    const next = arrows[Math.max(0, Math.min(arrows.length - 1, place + step))];
    if (next !== undefined) choose(next.index);
  };
  const rows = isPrinted ? picture.rows : rowsInSight(picture, sight.from, sight.to);
  const inSight = rows.some((row) => row.kind === 'arrow' && row.index === chosen);
  const [top, bottom] = isPrinted ? [0, picture.height] : [Math.max(0, sight.from), Math.min(picture.height, sight.to)];
  return (
    <div
      class="diagram"
      ref={box}
      onScroll={look}
      onKeyDown={keyed}
      tabIndex={0}
      role="listbox"
      aria-label={label}
      aria-activedescendant={inSight ? `${prefix}message-${chosen}` : undefined}
    >
      <DiagramHeads picture={picture} />
      <div class="drawn" style={{ height: `${picture.height - picture.top}px`, width: `${picture.width}px` }}>
        <svg
          role="presentation"
          width={picture.width}
          height={Math.max(0, bottom - top)}
          viewBox={`0 ${top} ${picture.width} ${Math.max(1, bottom - top)}`}
          style={{ top: `${top - picture.top}px` }}
        >
          {picture.actors.map(({ name, x }) => (
            <line key={name} class="lifeline" x1={x} x2={x} y1={Math.max(picture.top, top)} y2={bottom} />
          ))}
          {rows.map((row) => (
            <DiagramRow key={`${row.kind}${row.top}`} {...{ row, picture, chosen, choose, prefix }} />
          ))}
        </svg>
      </div>
    </div>
  );
}

const steps: Readonly<Record<string, number>> = {
  ...{ ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 },
  ...{ PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity },
};

/** Whether the page is being printed: then all rows are drawn. */
function usePrinting(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const [begin, end] = [() => setPrinted(true), () => setPrinted(false)];
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => (removeEventListener('beforeprint', begin), removeEventListener('afterprint', end));
  }, []);
  return isPrinted;
}
