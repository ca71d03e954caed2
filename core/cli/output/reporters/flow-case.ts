import type { PlayedFlow } from 'routeproof/plugins';
import { timeText } from '../../../report/time-text.ts';
import type { PlayedCase } from './played-case.ts';

/** A flow in one variant as reports tell it; `file` has the author's plugins that took part. */
export const flowCase = (played: PlayedFlow, file: string | undefined): PlayedCase => {
  const { flow, variant, title, verdict, findings, messages, duration } = played;
  const shown = messages.filter(({ setup }) => !setup);
  return {
    ...{ name: variant === undefined ? flow : `${flow}, ${variant}`, title, file, verdict, messages: shown },
    findings: findings.map((finding) => ({ finding })),
    counts: { messages: String(shown.length), 'virtual time': timeText(duration) },
  };
};
