import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

// Makes docs/schemas, a JSON schema for what each command prints with --json, of the types that the commands are held to.

const [out = '../docs/schemas'] = process.argv.slice(2);
const { definitions } = createGenerator({
  path: '../build/core/cli/output/documents.d.ts',
  tsconfig: 'tsconfig.schemas.json',
  type: 'Documents',
  skipTypeCheck: true,
  functions: 'hide',
  sortProps: false,
}).createSchema('Documents');

/** The names of what a schema refers to, and of what that refers to. */
function referred(schema, known = new Set()) {
  for (const [, name] of JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)) {
    const plain = decodeURIComponent(name);
    if (known.has(plain)) continue;
    known.add(plain);
    referred(definitions[plain], known);
  }
  return known;
}

mkdirSync(out, { recursive: true });
for (const [command, schema] of Object.entries(definitions.Documents.properties)) {
  const used = [...referred(schema)].sort((one, other) => (one < other ? -1 : 1));
  const document = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `routeproof ${command} --json`,
    ...schema,
    definitions: Object.fromEntries(used.map((name) => [name, definitions[name]])),
  };
  writeFileSync(
    join(out, `${command}.json`),
    await format(JSON.stringify(document), { parser: 'json', printWidth: 120 }),
  );
}
