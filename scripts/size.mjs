// npm run size: bytes, minified and gzipped (level 9), of what a page really loads first; lazy chunks are left out.
// Limits are those of the README; over a limit the command fails.
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const KB = 1000;

/** name, code of the page, goal and limit in kB */
const PARTS = [
  ['InterviewSession alone', "import { InterviewSession } from './src/session/interview-session.js'; globalThis.S = InterviewSession;", 10, 13],
  ...['proctor-camera', 'voice-recorder', 'interview-latency'].map((tag) => [`<${tag}> with Lit`, `import './components/${tag}/define.js';`, 15, 18]),
  ...['interview-panel', 'interview-report', 'interview-setup'].map((tag) => [`<${tag}> with Lit`, `import './components/${tag}/define.js';`, 18, 22]),
];

async function initialBytes(code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: '.', loader: 'ts' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    outdir: '.cache/size',
    metafile: true,
    write: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  // The entry and what it imports statically; a dynamic import is not followed.
  const wanted = new Set();
  const follow = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    for (const { path: next, kind } of metafile.outputs[path].imports) if (kind === 'import-statement') follow(next);
  };
  follow(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === '<stdin>'));
  const files = outputFiles.filter(({ path }) => [...wanted].some((name) => path.replaceAll('\\', '/').endsWith(name)));
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

const rows = [];
for (const [name, code, goal, limit] of PARTS) rows.push([name, await initialBytes(code), goal, limit]);

const cdn = 'dist/cdn/interview-elements.js';
if (existsSync(cdn)) {
  const seen = new Set();
  const follow = (file) => {
    if (seen.has(file)) return 0;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const next = [...text.matchAll(/(?:import|export)\s*(?:[\w*{},$\s]*from\s*)?["'](\.\/[^"']+\.js)["']/g)].map((match) => `dist/cdn/${match[1].slice(2)}`);
    return gzipSync(text, { level: 9 }).length + next.reduce((sum, path) => sum + follow(path), 0);
  };
  rows.push(['script-tag entry', follow(cdn), 50, 60]);
  const lazy = readdirSync('dist/cdn').filter((file) => file.endsWith('.js') && !seen.has(`dist/cdn/${file}`));
  console.log(`lazy chunks beside the entry: ${lazy.length}`);
} else {
  console.log('No script-tag build: run "npm run build" first to see its size.');
}

let over = 0;
for (const [name, bytes, goal, limit] of rows) {
  const verdict = bytes > limit * KB ? 'OVER THE LIMIT' : bytes > goal * KB ? 'over the goal' : 'ok';
  if (bytes > limit * KB) over += 1;
  console.log(`${name.padEnd(34)} ${(bytes / KB).toFixed(1).padStart(6)} kB   goal ${goal}, limit ${limit}   ${verdict}`);
}
process.exit(over > 0 ? 1 : 0);
