// Writes dist/cdn/integrity.json: for each script of the script-tag build the hash that a page can demand (SRI).
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const dir = 'dist/cdn';
if (existsSync(dir)) {
  const files = readdirSync(dir).filter((file) => file.endsWith('.js')).sort();
  const entries = files.map((file) => [file, `sha384-${createHash('sha384').update(readFileSync(`${dir}/${file}`)).digest('base64')}`]);
  writeFileSync(`${dir}/integrity.json`, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}
