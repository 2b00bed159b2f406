// npm run schemas: writes schemas/*.schema.json, the JSON schemas of the report and of the exported record, from their
// TypeScript types. `--check` writes nothing and fails where a file is not the one that would be written.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIR = join(ROOT, 'schemas');

/** File, type and where it stands. */
const SCHEMAS = {
  'report.schema.json': { title: 'Report of an interview (interview-elements)', type: 'Report', path: 'src/record/report.ts' },
  'record.schema.json': { title: 'Record of an interview (interview-elements)', type: 'RecordExport', path: 'src/record/export-record.ts' },
};

/** What valibot infers from its schemas is computed by types that the generator cannot compute. */
const INFERRED = /^v\.Infer(Output|Input)\b/;
const PRINT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.MultilineObjectLiterals;

/** The sources that the types need, as they are, but with what valibot infers written out. In a folder of its own. */
function plainSources(dir) {
  const options = { strict: true, exactOptionalPropertyTypes: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, skipLibCheck: true, noEmit: true };
  const program = ts.createProgram(Object.values(SCHEMAS).map(({ path }) => join(ROOT, path)), options);
  const checker = program.getTypeChecker();
  for (const file of program.getSourceFiles()) {
    const path = relative(ROOT, file.fileName);
    if (!path.startsWith('src')) continue;
    let text = file.text;
    const aliases = file.statements.filter((each) => ts.isTypeAliasDeclaration(each) && INFERRED.test(each.type.getText(file)));
    for (const { name, type } of aliases.reverse()) {
      const written = checker.typeToString(checker.getTypeAtLocation(name), undefined, PRINT);
      text = text.slice(0, type.getStart(file)) + written + text.slice(type.end);
    }
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022' }, include: ['src'] }));
}

/** Text of each file. Fields that a schema does not know are let through: newer versions may add some. */
export function generateSchemas() {
  const dir = mkdtempSync(join(tmpdir(), 'interview-schemas-'));
  try {
    plainSources(dir);
    return Object.fromEntries(
      Object.entries(SCHEMAS).map(([file, { title, type, path }]) => {
        const generator = createGenerator({ path: join(dir, path), type, tsconfig: join(dir, 'tsconfig.json'), skipTypeCheck: true, additionalProperties: true, jsDoc: 'extended', topRef: false });
        const { $schema, ...schema } = generator.createSchema(type);
        return [file, `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`];
      }),
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isCheck = process.argv.includes('--check');
  mkdirSync(DIR, { recursive: true });
  const stale = Object.entries(generateSchemas()).filter(([file, text]) => !existsSync(join(DIR, file)) || readFileSync(join(DIR, file), 'utf8') !== text);
  if (!isCheck) for (const [file, text] of stale) writeFileSync(join(DIR, file), text);
  for (const [file] of stale) console.log(`schemas/${file} ${isCheck ? 'is not up to date: run "npm run schemas"' : 'written'}`);
  process.exit(isCheck && stale.length > 0 ? 1 : 0);
}
