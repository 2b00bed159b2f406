import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../bin/interview-elements.mjs', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/cdn/assets/', import.meta.url));
const MODEL = 'face_landmarker.task';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Small stand-ins with a true manifest: what is under test is the copying, not what is copied. */
const FILES = { 'vision-worker.js': 'worker', 'engine.wasm': 'wasm', [MODEL]: 'model' };

describe('interview-elements assets', () => {
  let root: string;
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'assets-cli-'));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  /** A new pair of folders, and a way to run the command on them. */
  function scene(name: string) {
    const [source, target] = [join(root, name, 'source'), join(root, name, 'target')];
    mkdirSync(source, { recursive: true });
    const manifest = Object.fromEntries(Object.entries(FILES).map(([file, text]) => [file, { bytes: text.length, sha256: sha256(Buffer.from(text)) }]));
    writeFileSync(join(source, 'manifest.json'), JSON.stringify(manifest));
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(source, file), text);
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: { ...process.env, INTERVIEW_ASSETS_SOURCE: source } });
      return { status, stdout, stderr };
    };
    return { source, target, run };
  }

  const contents = (dir: string) => Object.fromEntries(readdirSync(dir).sort().map((file) => [file, readFileSync(join(dir, file), 'utf8')]));

  it('copies every file of the manifest into a folder that it makes, and leaves nothing else there', () => {
    const { target, run } = scene('copies');
    const { status, stdout } = run('assets', target);
    assert.equal(status, 0);
    assert.deepEqual(contents(target), { 'engine.wasm': 'wasm', [MODEL]: 'model', 'vision-worker.js': 'worker' });
    assert.match(stdout, /3 files are in .*assets-url/s);
  });

  for (const part of ['ocr', 'silero', 'objects']) {
    it(`copies the part ${part} when asked to, and not otherwise`, () => {
      const { source, target, run } = scene(part);
      const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8')) as Record<string, object>;
      const added = Object.fromEntries(['ocr', 'silero', 'objects'].map((each) => [`${each}-worker.js`, { bytes: each.length, sha256: sha256(Buffer.from(each)), parts: [each, 'another'] }]));
      for (const each of ['ocr', 'silero', 'objects']) writeFileSync(join(source, `${each}-worker.js`), each);
      writeFileSync(join(source, 'manifest.json'), JSON.stringify({ ...manifest, ...added }));
      assert.equal(run('assets', target).status, 0);
      assert.deepEqual(Object.keys(contents(target)).sort(), Object.keys(FILES).sort());
      assert.equal(run('assets', target, `--${part}`).status, 0);
      assert.deepEqual(Object.keys(contents(target)).sort(), [...Object.keys(FILES), `${part}-worker.js`].sort());
      assert.equal(contents(target)[`${part}-worker.js`], part);
    });
  }

  it('takes the model of the objects from a named file, checked, and says how to put it where it is not named', () => {
    const { source, target, run } = scene('objects-model');
    const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8')) as Record<string, object>;
    const objects = { 'object-worker.js': { bytes: 6, sha256: sha256(Buffer.from('finder')), parts: ['objects'] }, 'yolox_nano.onnx': { bytes: 5, sha256: sha256(Buffer.from('yolox')), parts: ['objects'] } };
    writeFileSync(join(source, 'object-worker.js'), 'finder');
    writeFileSync(join(source, 'manifest.json'), JSON.stringify({ ...manifest, ...objects }));
    const [good, bad] = [join(root, 'good.onnx'), join(root, 'bad.onnx')];
    writeFileSync(good, 'yolox');
    writeFileSync(bad, 'another');
    assert.match(run('assets', target, '--objects-model', bad).stderr, /bad\.onnx is not the expected file/);
    assert.equal(existsSync(target), false);
    const { status, stdout } = run('assets', target, '--objects');
    assert.equal(status, 0);
    assert.match(stdout, /not part of the package.*--objects-model <path to yolox_nano\.onnx>/s);
    assert.deepEqual([contents(target)['object-worker.js'], contents(target)['yolox_nano.onnx']], ['finder', undefined]);
    const { stdout: quiet } = run('assets', target, '--objects-model', good);
    assert.doesNotMatch(quiet, /not part of the package/);
    assert.deepEqual([contents(target)['object-worker.js'], contents(target)['yolox_nano.onnx']], ['finder', 'yolox']);
  });

  it('replaces older files and leaves those of others alone', () => {
    const { target, run } = scene('replaces');
    mkdirSync(target);
    writeFileSync(join(target, 'vision-worker.js'), 'old');
    writeFileSync(join(target, 'mine.txt'), 'mine');
    assert.equal(run('assets', target).status, 0);
    assert.equal(contents(target)['vision-worker.js'], 'worker');
    assert.equal(contents(target)['mine.txt'], 'mine');
  });

  it('refuses an altered file by name, and writes nothing at all', () => {
    const { source, target, run } = scene('altered');
    writeFileSync(join(source, 'engine.wasm'), 'wasM');
    const { status, stderr } = run('assets', target);
    assert.equal(status, 1);
    assert.match(stderr, /engine\.wasm is not the expected file: its SHA-256/);
    assert.equal(existsSync(target), false);
  });

  it('says what to do when there is no model, and writes nothing', () => {
    const { source, target, run } = scene('no-model');
    rmSync(join(source, MODEL));
    const { status, stderr } = run('assets', target);
    assert.equal(status, 1);
    assert.match(stderr, /no face model/);
    assert.match(stderr, /https:\/\/storage\.googleapis\.com\/mediapipe-models\/.*face_landmarker\.task/);
    assert.match(stderr, /--model/);
    assert.equal(existsSync(target), false);
  });

  it('takes the model from a named file, checked like the others', () => {
    const { source, target, run } = scene('named-model');
    rmSync(join(source, MODEL));
    const [good, bad] = [join(root, 'good.task'), join(root, 'bad.task')];
    writeFileSync(good, 'model');
    writeFileSync(bad, 'another');
    assert.match(run('assets', target, '--model', bad).stderr, /bad\.task is not the expected file/);
    assert.match(run('assets', target, '--model', join(root, 'none.task')).stderr, /none\.task cannot be read \(ENOENT\)/);
    assert.equal(existsSync(target), false);
    assert.equal(run('assets', target, '--model', good).status, 0);
    assert.equal(contents(target)[MODEL], 'model');
  });

  it('leaves the model out when asked to, and says what that means', () => {
    const { source, target, run } = scene('without');
    rmSync(join(source, MODEL));
    const { status, stdout } = run('assets', target, '--no-model');
    assert.equal(status, 0);
    assert.deepEqual(Object.keys(contents(target)), ['engine.wasm', 'vision-worker.js']);
    assert.match(stdout, /left out/);
  });

  it('says so when the folder cannot be written, and leaves no temporary file', () => {
    const { target, run } = scene('unwritable');
    mkdirSync(join(target, 'engine.wasm'), { recursive: true });
    const { status, stderr } = run('assets', target);
    assert.equal(status, 1);
    assert.match(stderr, /cannot be written/);
    assert.deepEqual(readdirSync(target).filter((file) => file.startsWith('.')), []);
  });

  it('says that there are no assets in an unbuilt package', () => {
    const { source, target, run } = scene('unbuilt');
    rmSync(join(source, 'manifest.json'));
    const { status, stderr } = run('assets', target);
    assert.equal(status, 1);
    assert.match(stderr, /npm run build/);
  });

  it('shows its usage: asked for with status 0, after a mistake with status 2', () => {
    const { target, run } = scene('usage');
    assert.deepEqual([run('--help').status, run('--help').stderr], [0, '']);
    assert.match(run('--help').stdout, /Usage: interview-elements assets <dir>/);
    for (const args of [[], ['fly'], ['assets'], ['assets', target, 'another'], ['assets', target, '--fast'], ['assets', target, '--no-model', '--model', 'x']]) {
      const { status, stderr } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(stderr, /Usage:/);
    }
    assert.equal(existsSync(target), false);
  });

  it('copies what this very build made', { skip: existsSync(join(BUILT, 'manifest.json')) ? false : 'not built: npm run build' }, () => {
    const target = join(root, 'real');
    const withModel = existsSync(join(BUILT, MODEL));
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'assets', target, ...(withModel ? [] : ['--no-model'])], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as Record<string, { bytes: number; sha256: string; parts?: readonly string[] }>;
    const expected = Object.keys(manifest).filter((file) => (withModel || file !== MODEL) && manifest[file]?.parts === undefined).sort();
    const filesOf = (part: string) => Object.keys(manifest).filter((file) => manifest[file]?.parts?.includes(part)).sort();
    assert.deepEqual(filesOf('ocr'), ['eng.traineddata.gz', 'ocr-engine.wasm', 'ocr-worker.js']);
    assert.deepEqual(filesOf('silero'), ['onnx-engine.wasm', 'silero-vad.onnx', 'silero-worker.js']);
    assert.deepEqual(filesOf('objects'), ['mediapipe-objects-worker.js', 'object-worker.js', 'onnx-engine.wasm', 'yolox_nano.onnx']);
    assert.equal(existsSync(join(BUILT, 'yolox_nano.onnx')), false);
    assert.ok(expected.includes('vision-worker.js') && expected.includes('vision_wasm_module_internal.wasm'));
    assert.deepEqual(readdirSync(target).sort(), expected);
    for (const file of expected) assert.equal(sha256(readFileSync(join(target, file))), manifest[file]?.sha256, file);
  });

  it('runs from any folder that the package is installed in', () => {
    const installed = join(root, 'node_modules/interview-elements');
    mkdirSync(join(installed, 'bin'), { recursive: true });
    cpSync(CLI, join(installed, 'bin/interview-elements.mjs'));
    cpSync(scene('installed').source, join(installed, 'dist/cdn/assets'), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [join(installed, 'bin/interview-elements.mjs'), 'assets', 'public/assets'], { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.equal(contents(join(root, 'public/assets'))[MODEL], 'model');
  });
});
