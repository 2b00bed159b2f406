// npm run build: the npm modules with types, the script-tag bundle with its chunks, the self-hosted assets.
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';

function run(...command) {
  const { status } = spawnSync('npx', command, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync('dist', { recursive: true, force: true });
run('rollup', '-c', '--silent');
run('tsc', '-p', 'tsconfig.build.json');
if (existsSync('scripts/build-assets.mjs')) run('node', 'scripts/build-assets.mjs');
if (existsSync('scripts/write-integrity.mjs')) run('node', 'scripts/write-integrity.mjs');
