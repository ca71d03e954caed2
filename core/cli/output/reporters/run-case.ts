import { timeText } from '../../../report/time-text.ts';
import type { PlayedFile } from '../../play/play-file.ts';
import type { PlayedCase } from './played-case.ts';

/** A run of a file as reports tell it. */
export const runCase = (file: string, { played }: PlayedFile): PlayedCase => {
  const { scenario, verdict, findings, messages, notes, duration } = played;
  return {
    ...{ name: file, title: scenario, file, verdict, messages, notes },
    findings: findings.map((finding) => ({ finding })),
    counts: { messages: String(messages.length), 'virtual time': timeText(duration) },
  };
};
