// Fills dist/cdn/assets with everything that is fetched by URL (worker, worklets, wasm, model) and lists it in
// manifest.json. Without the model the build goes on: all but vision works. `--require-model` makes that an error.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODEL, OBJECT_MODEL, resolveModel, sha256 } from './model.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIR = join(ROOT, 'dist/cdn/assets');
const WASM_DIR = join(ROOT, 'node_modules/@mediapipe/tasks-vision/wasm');
/** All that a module worker loads: with `useModule`, `FilesetResolver` takes SIMD for granted and asks for no other. */
const WASM_FILES = ['vision_wasm_module_internal.js', 'vision_wasm_module_internal.wasm'];
/** What documents are written with, and its licence, which goes with every copy. */
const FONTS = {
  'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  'DejaVu-LICENSE.txt': 'dejavu-fonts-ttf/LICENSE',
};
/** Text recognition, 6 MB that are fetched only when somebody has a picture read: the LSTM engine alone, with SIMD, which every current browser has, and English in whole numbers. */
const OCR_FILES = {
  'ocr-engine.wasm': 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
  'eng.traineddata.gz': '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
};
/** Voice activity by a model, 17 MB: the ONNX runtime for one thread without WebGPU, and Silero in its version 5, whose ends lie nearer to the truth here than those of 6. */
const SILERO_FILES = {
  'onnx-engine.wasm': 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
  'silero-vad.onnx': '@ricky0123/vad-web/dist/silero_vad_v5.onnx',
};
/** Files of parts that not every host wants: `interview-elements assets` copies them when asked to. */
const PARTS = {
  ocr: ['ocr-worker.js', ...Object.keys(OCR_FILES)],
  silero: ['silero-worker.js', ...Object.keys(SILERO_FILES)],
  objects: ['object-worker.js', 'mediapipe-objects-worker.js', 'onnx-engine.wasm', OBJECT_MODEL.file],
};

/** The ONNX runtime belongs to two. */
const partsOf = (file) => Object.keys(PARTS).filter((part) => PARTS[part].includes(file));
const entryOf = (file, { bytes, sha256: hash }) => ({ bytes, sha256: hash, ...(partsOf(file).length > 0 && { parts: partsOf(file) }) });

function bundle() {
  const { status } = spawnSync('npx', ['rollup', '-c', '--configOnly', 'assets', '--silent'], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

async function copyModel(required) {
  try {
    // Written and not copied: the copy of a read-only file could not be replaced by the next build.
    await writeFile(join(DIR, MODEL.file), await readFile(await resolveModel()));
  } catch (error) {
    console.error(`${required ? '' : 'The vision assets lack the model; all else is built. '}${error.message}`);
    await rm(join(DIR, MODEL.file), { force: true });
    if (required) process.exit(1);
  }
}

/** The models are listed also where they are absent: who copies the folder then knows that one is missing, and which it is. That of the objects is the host's to bring, and never here. */
async function writeManifest() {
  const manifest = { [MODEL.file]: entryOf(MODEL.file, MODEL), [OBJECT_MODEL.file]: entryOf(OBJECT_MODEL.file, OBJECT_MODEL) };
  for (const file of (await readdir(DIR)).sort()) {
    if (file === 'manifest.json' || !(await stat(join(DIR, file))).isFile()) continue;
    const bytes = await readFile(join(DIR, file));
    manifest[file] = entryOf(file, { bytes: bytes.byteLength, sha256: sha256(bytes) });
  }
  await writeFile(join(DIR, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

await mkdir(DIR, { recursive: true });
bundle();
for (const file of WASM_FILES) await copyFile(join(WASM_DIR, file), join(DIR, file));
for (const [file, source] of Object.entries({ ...OCR_FILES, ...SILERO_FILES })) await writeFile(join(DIR, file), await readFile(join(ROOT, 'node_modules', source)));
for (const [name, path] of Object.entries(FONTS)) await copyFile(join(ROOT, 'node_modules', path), join(DIR, name));
await copyModel(process.argv.includes('--require-model'));
await writeManifest();
