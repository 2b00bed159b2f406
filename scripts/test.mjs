// npm test: every suite, one after another, and one line that sums them. `npm test -- unit browser` runs only those.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath } from './chromium.mjs';
import { fixturesDir } from '../test/helpers/fixtures.mjs';

/** Folders of node's own runner, one group per suite. */
const NODE_SUITES = { unit: ['test/unit'], package: ['test/package'], e2e: ['test/e2e'] };
/** End-to-end tests without a camera: they wait for sound most of the time, so they run beside those that look at pictures. */
const WITHOUT_CAMERA = /[/\\](?:conversation|dictation|languages|vendors|voice-[a-z]+)\.test\.ts$/;
const ORDER = ['unit', 'build', 'package', 'browser', 'e2e'];

const wanted = process.argv.slice(2);
const suites = wanted.length > 0 ? ORDER.filter((name) => wanted.includes(name)) : ORDER;
const unknown = wanted.filter((name) => !ORDER.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown suite: ${unknown.join(', ')}. There are: ${ORDER.join(', ')}.`);
  process.exit(2);
}
if (!fixturesDir()) console.log('No fixtures beside the repository: the tests that need them are skipped by name.');

const total = { passed: 0, failed: 0, skipped: 0 };

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

function testFiles(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(dir, file))
    .sort();
}

async function nodeSuite(files, serial) {
  if (files.length === 0) return;
  const { status, output } = await run('node', ['--import', 'tsx', '--test', '--test-reporter=spec', `--test-concurrency=${serial ? 1 : 2}`, ...files]);
  const count = (name) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  add({ passed: count('pass'), failed: count('fail') + count('cancelled'), skipped: count('skipped') }, status);
}

async function browserSuite() {
  const { status, output } = await run('npx', ['wtr']);
  const last = [...output.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  add({ passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0), skipped: Number(last?.[3] ?? 0) }, status);
}

/** A runner that fails without a failed test (a crash, a file that does not load) counts as one failure. */
function add({ passed, failed, skipped }, status) {
  total.passed += passed;
  total.failed += status !== 0 && failed === 0 ? 1 : failed;
  total.skipped += skipped;
}

for (const suite of suites) {
  console.log(`\n== ${suite}`);
  const begun = Date.now();
  if (suite === 'build') {
    const { status } = await run('node', ['scripts/build.mjs']);
    if (status !== 0) {
      total.failed += 1;
      break;
    }
  } else if (suite === 'browser') {
    chromiumPath();
    await browserSuite();
  } else {
    const files = NODE_SUITES[suite].flatMap(testFiles);
    if (suite === 'e2e') {
      chromiumPath();
      await Promise.all([nodeSuite(files.filter((file) => WITHOUT_CAMERA.test(file)), true), nodeSuite(files.filter((file) => !WITHOUT_CAMERA.test(file)), true)]);
    } else await nodeSuite(files, suite !== 'unit');
  }
  console.log(`${suite} took ${Math.round((Date.now() - begun) / 1000)} s`);
}

console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
