// npm test: every suite, and one line that sums them. `npm test -- unit browser` runs only those; `npm run verify` runs lint and
// types as well.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { BROWSER_FOLDERS } from './browser-folders.mjs';
import { bundleBrowserTests, bundleNodeTests } from './bundle-tests.mjs';
import { chromiumPath } from './chromium.mjs';
import { fixturesDir } from '../test/helpers/fixtures.mjs';

/** Unit tests that share a process. */
const UNIT_FILES = 12;
/** Scripts of the package that say of all code at once whether it holds; each counts as one test. */
const CHECKS = { types: 'typecheck', lint: 'lint' };
const TESTS = ['unit', 'build', 'package', 'browser', 'e2e'];
const ORDER = [...Object.keys(CHECKS), ...TESTS];
/** What no browser runs: beside the others, with what they leave of the machine. Beside equals a browser drops sound and pictures where the machine is slow. */
const ASIDE = [...Object.keys(CHECKS), 'unit', 'package'];

const wanted = process.argv.slice(2);
const chosen = wanted.length > 0 ? wanted : TESTS;
const suites = wanted.includes('all') ? ORDER : ORDER.filter((name) => chosen.includes(name));
const unknown = wanted.filter((name) => name !== 'all' && !ORDER.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown suite: ${unknown.join(', ')}. There are: ${[...ORDER, 'all'].join(', ')}.`);
  process.exit(2);
}
if (!fixturesDir()) console.log('No fixtures beside the repository: the tests that need them are skipped by name.');

const total = { passed: 0, failed: 0, skipped: 0 };
/** Names of what failed, for who reads the end alone. */
const failures = new Set();

/** `aside`: with what others leave of the machine; printed at its end, since others print too. */
function run(command, args, { aside = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', aside ? 'pipe' : 'inherit'] });
    if (aside) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
        if (!aside) process.stdout.write(chunk);
      });
    }
    child.on('close', (status) => {
      if (aside) process.stdout.write(output);
      resolve({ status: status ?? 1, output });
    });
  });
}

const isAside = (suite) => ASIDE.includes(suite) && suites.length > 1;

function testFiles(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(dir, file))
    .sort();
}

async function nodeSuite(suite) {
  const isPure = suite === 'unit';
  const files = testFiles(join('test', suite));
  if (files.length === 0) return;
  const size = isPure ? UNIT_FILES : files.length;
  const groups = Array.from({ length: Math.ceil(files.length / size) }, (_, index) => files.slice(index * size, (index + 1) * size));
  const bundles = await bundleNodeTests(suite, groups);
  const { status, output } = await run('node', ['--enable-source-maps', '--test', '--test-reporter=spec', `--test-concurrency=${isPure ? 2 : 1}`, ...bundles], { aside: isAside(suite) });
  const count = (name) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  for (const [, name] of output.matchAll(/^\s*✖ (.+) \([\d.]+ms\)$/gm)) failures.add(`${suite}: ${name}`);
  add({ passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') }, status);
}

async function browserSuite() {
  const { status, output } = await run('npx', ['wtr', '--files', ...(await bundleBrowserTests(BROWSER_FOLDERS.flatMap(testFiles)))]);
  for (const [, name] of output.matchAll(/^\s*❌ (.+)$/gm)) failures.add(`browser: ${name}`);
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  add({ passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0), skipped: Number(last?.[3] ?? 0) }, status);
}

/** A runner that fails without a failed test (a crash, a file that does not load) counts as one failure. */
function add({ passed, failed, skipped }, status) {
  total.passed += passed;
  total.failed += status !== 0 && failed === 0 ? 1 : failed;
  total.skipped += skipped;
}

async function check(name) {
  const { status } = await run('npm', ['run', '--silent', CHECKS[name]], { aside: isAside(name) });
  if (status !== 0) failures.add(name);
  add({ passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 }, status);
}

/** False where what follows needs what did not come about. */
async function runSuite(suite) {
  if (suite in CHECKS) {
    await check(suite);
    return true;
  }
  if (suite === 'build') return (await run('node', ['scripts/build.mjs'])).status === 0;
  if (suite === 'browser' || suite === 'e2e') chromiumPath();
  await (suite === 'browser' ? browserSuite() : nodeSuite(suite));
  return true;
}

/** Those that come after one that came to nothing are left out. */
async function lane(names) {
  for (const suite of names) {
    console.log(`\n== ${suite}`);
    const begun = Date.now();
    const holds = await runSuite(suite);
    console.log(`${suite} took ${Math.round((Date.now() - begun) / 1000)} s`);
    if (holds) continue;
    total.failed += 1;
    return false;
  }
  return true;
}

const among = (names) => suites.filter((suite) => names.includes(suite));
const build = lane(among(['build']));
await Promise.all([
  // What is in the package is known once it is built.
  lane(among(ASIDE.filter((name) => name !== 'package'))).then(async () => (await build) && lane(among(['package']))),
  build.then((isBuilt) => isBuilt && lane(among(['browser', 'e2e']))),
]);

for (const name of failures) console.log(`failed: ${name}`);
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
