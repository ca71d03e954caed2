import { scenario, type BadInput } from './row.ts';

/** Plugins that break what others rely on. */
export const plugins: readonly BadInput[] = [
  {
    wrong: 'a plugin that needs one that is not there',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', needs: ['media-server'], install: () => {} }],") },
    exit: 3,
    says: "Plugin 'survey' needs 'media-server', which this bench does not have. Add it to `plugins`.",
  },
];
