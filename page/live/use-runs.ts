import { useEffect, useRef, useState } from 'preact/hooks';
import type { LiveAnswer, LiveAsked, LiveProblem, LiveShown } from '../../core/page/live-shown.ts';
import { useAddress } from '../address.ts';
import { addressOf, askedIn } from './asked.ts';

/** What a live page knows, and what can be done on it. */
export interface Runs {
  /** The last run that could be played. */
  readonly shown: LiveShown | undefined;
  /** Why there is no newer one. */
  readonly problem: LiveProblem | undefined;
  readonly isPlaying: boolean;
  /** What was saved last. */
  readonly saved: readonly string[];
  /** What was kept of a path that did not fit. */
  readonly kept: string | undefined;
  readonly asked: Omit<LiveAsked, 'choose'>;
  /** Answers a question of the run otherwise. */
  readonly choose: (point: number, answer: number) => void;
  /** Plays with other changes. */
  readonly change: (asked: Omit<LiveAsked, 'choose'>) => void;
}

const notHeard: LiveProblem = {
  code: '',
  sentence: '`routeproof view` does not answer any more. Start it again; this page goes on by itself.',
};

/** Plays what the address asks for, and again when the file is saved. */
export function useRuns(): Runs {
  const [address, changeAddress] = useAddress();
  const [shown, setShown] = useState<LiveShown>();
  const [problem, setProblem] = useState<LiveProblem>();
  const [saved, setSaved] = useState<readonly string[]>([]);
  const [version, setVersion] = useState(0);
  const [kept, setKept] = useState<string>();
  const [waiting, setWaiting] = useState(0);
  /** What was asked last: an answer to anything else comes too late. */
  const last = useRef(0);
  const asked = askedIn(address);
  const key = JSON.stringify(asked);
  const play = async (question: LiveAsked): Promise<void> => {
    const nth = ++last.current;
    setWaiting((count) => count + 1);
    const answer = await answerTo(question);
    setWaiting((count) => count - 1);
    if (nth !== last.current || 'stale' in answer) return;
    if ('problem' in answer) return setProblem(answer.problem);
    const { shown: next } = answer;
    setProblem(undefined);
    setShown(next);
    if (next.kept !== undefined) setKept(next.kept);
    if (next.path === question.path) return;
    // A choice is a step for the way back; a path that was made for another version is not.
    if (question.choose === undefined) changeAddress({ path: next.path });
    else goTo({ path: next.path });
  };
  useEffect(() => void play(asked), [key, version]);
  useEffect(() => {
    const saves = new EventSource('saves');
    let isLost = false;
    saves.addEventListener('saved', ({ data }: MessageEvent<string>) => {
      setSaved(JSON.parse(data) as readonly string[]);
      setKept(undefined);
      setVersion((before) => before + 1);
    });
    saves.addEventListener('listening', () => {
      if (isLost) setVersion((before) => before + 1);
      isLost = false;
    });
    saves.addEventListener('error', () => {
      isLost = true;
      setProblem(notHeard);
    });
    return () => saves.close();
  }, []);
  return {
    ...{ shown, problem, saved, kept, asked, isPlaying: waiting > 0 },
    choose: (point, answer) => {
      setKept(undefined);
      // What is chosen is an answer to the run that is shown.
      void play({ ...asked, path: shown?.path, choose: { point, answer } });
    },
    change: (next) => {
      setKept(undefined);
      goTo(addressOf(next));
    },
  };
}

/** Changes parts of the address, so that the way back leads to what was there before. */
function goTo(changes: Readonly<Record<string, string | undefined>>): void {
  const next = new URLSearchParams(location.hash.slice(1));
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  location.hash = String(next);
}

async function answerTo(question: LiveAsked): Promise<LiveAnswer> {
  try {
    const response = await fetch('play', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
    });
    if (response.ok) return (await response.json()) as LiveAnswer;
    return { problem: { code: '', sentence: `The address cannot be played: ${(await response.text()).trim()}` } };
  } catch {
    return { problem: notHeard };
  }
}
