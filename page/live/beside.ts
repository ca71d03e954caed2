import { createContext, type FunctionComponent } from 'preact';

/** What a live page shows beside the message that was chosen; a report shows nothing there. */
export const Beside = createContext<FunctionComponent<{ readonly chosen: number }>>(() => null);
