// npm run build: the npm modules with types, the script-tag bundle with its chunks, the self-hosted assets.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

/** Rejects with the exit code of a command that fails; what it says is seen. */
function run(...command) {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve() : reject(status ?? 1)));
  });
}

rmSync('dist', { recursive: true, force: true });
try {
  // Side by side: none of them reads what another one writes.
  await Promise.all([
    run('npx', 'tsc', '-p', 'tsconfig.build.json'),
    run('npx', 'rollup', '-c', '--configOnly', 'npm', '--silent'),
    run('npx', 'rollup', '-c', '--configOnly', 'cdn', '--silent'),
    run('node', 'scripts/build-assets.mjs', ...process.argv.filter((argument) => argument === '--require-model')),
  ]);
  await run('node', 'scripts/write-integrity.mjs');
} catch (error) {
  if (typeof error !== 'number') console.error(error);
  process.exit(typeof error === 'number' ? error : 1);
}
