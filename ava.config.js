export default {
  files: ['test/**/*.test.ts', 'examples/**/*.test.ts', '!**/*.long.test.ts'],
  typescript: { rewritePaths: { 'test/': 'build/test/', 'examples/': 'build/examples/' }, compile: false },
  nodeArguments: ['--enable-source-maps'],
  timeout: '5m',
};
