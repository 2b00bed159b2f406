// npm run demo: builds once, serves the script-tag example under a strict security policy and opens it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { STRICT_POLICY } from './strict-policy.mjs';
import { serve } from './static-server.mjs';

if (!existsSync('dist/cdn/interview-elements.js') || process.argv.includes('--build')) {
  const { status } = spawnSync('node', ['scripts/build.mjs'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const port = Number(process.env.PORT ?? 8080);
const server = await serve({ mounts: { '/': '.' }, port, headers: { 'Content-Security-Policy': STRICT_POLICY } });
const url = `${server.url}/examples/script-tag/`;
console.log(`The demo interview is at ${url} (stop with Ctrl+C).`);
const opener = { darwin: 'open', win32: 'explorer' }[process.platform] ?? 'xdg-open';
if (!process.env.CI) spawn(opener, [url], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
