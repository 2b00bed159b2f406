// npm run build: the npm modules with types, the script-tag bundle with its chunks, the self-hosted assets.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

function run(...command) {
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync('dist', { recursive: true, force: true });
run('npx', 'rollup', '-c', '--silent');
run('npx', 'tsc', '-p', 'tsconfig.build.json');
run('node', 'scripts/build-assets.mjs', ...process.argv.filter((argument) => argument === '--require-model'));
run('node', 'scripts/write-integrity.mjs');
