export const agents = ['ann', 'bob', 'cat'] as const;
export const queues = ['Inbox', 'Narrow', 'Waiting', 'Nowhere'] as const;
export const interactionStates = ['absent', 'queued', 'cached', 'routing', 'delivering', 'handling'] as const;
export const clientTypes: Readonly<Record<string, string>> = {
  ms: 'MediaServer',
  urs: 'Router',
  re: 'ReportingEngine',
  re2: 'ReportingEngine',
};
