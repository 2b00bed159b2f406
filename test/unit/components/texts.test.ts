import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { en } from '../../../components/internal/strings/en/index.js';
import { common } from '../../../components/internal/strings/en/common.js';
import { importSource } from '../../helpers/import-source.js';

const ROOT = 'components';
const elements = readdirSync(ROOT).filter((name) => existsSync(`${ROOT}/${name}/${name}.ts`));

/** The keys of texts that the files of a folder name, as string literals. */
function usedKeys(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const literals = files.flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?<![\w./-])'([a-z]\w+)'/g)].map(([, word]) => word ?? ''));
  return [...new Set(literals)].filter((word) => word in en);
}

/** The parts of English that an element registers, at once or with what it loads later. */
async function ownKeys(tag: string): Promise<ReadonlySet<string>> {
  const sources = readdirSync(`${ROOT}/${tag}`).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(`${ROOT}/${tag}/${file}`, 'utf8'));
  const parts = sources.flatMap((source) => [...source.matchAll(/strings\/en\/([a-z-]+)\.js/g)].map(([, name]) => name));
  const modules = await Promise.all(parts.map((name) => importSource<Record<string, object>>(`${ROOT}/internal/strings/en/${name}.ts`)));
  return new Set([common, ...modules.flatMap((module) => Object.values(module))].flatMap((texts) => Object.keys(texts)));
}

for (const tag of elements) {
  test(`<${tag}> has an English text for every key that it uses`, async () => {
    const own = await ownKeys(tag);
    const used = usedKeys(`${ROOT}/${tag}`);
    assert.ok(used.length > 0, 'no key was found: the search is broken');
    assert.deepEqual(used.filter((key) => !own.has(key)), []);
  });
}
