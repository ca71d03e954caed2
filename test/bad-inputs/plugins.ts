import { scenario, type BadInput } from './row.ts';

/** Plugins that break what others rely on. */
export const plugins: readonly BadInput[] = [
  {
    wrong: 'a plugin that needs one that is not there',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', needs: ['media-server'], setup: () => {} }],") },
    exit: 3,
    says: "Plugin 'survey' needs 'media-server', which this bench does not have. Add it to `plugins`.",
  },
  {
    wrong: 'a plugin that ends the process',
    files: { 'day.ts': scenario("plugins: [{ name: 'survey', setup: () => process.exit(0) }],") },
    exit: 3,
    says: /^day\.ts:5:52: process\.exit\(0\) would have ended the bench/,
    at: 'day.ts:5:52',
  },
];
