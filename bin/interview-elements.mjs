#!/usr/bin/env node
// npx interview-elements assets <dir>: puts everything that is fetched by URL on the host's own server, checked by hash.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = `Usage: interview-elements assets <dir> [options]

Copies the files that the elements fetch by URL (workers, worklet, wasm, fonts, face model) to <dir> and checks each by its
SHA-256. Serve that folder and point the elements to it: <interview-panel assets-url="/assets/">.

Options:
  --model <path>         take the face model from this file
  --no-model             leave the face model out: everything works but the camera checks
  --ocr                  also copy text recognition (6 MB): <interview-setup> then reads scanned resumes
  --silero               also copy voice activity by a model (17 MB), for sileroVoiceActivity()
  --objects              also copy what finds phones and books (14 MB), for yoloxObjects() and mediapipeObjects()
  --objects-model <path> the same, with the model for yoloxObjects(), which you bring
  --help                 show this text`;

const MODEL_FILE = 'face_landmarker.task';
const MODEL_URL = 'https://storage.googleapis.com/mediapipe-models/face_landmarker/face_landmarker/float16/1/face_landmarker.task';

const OBJECT_MODEL_FILE = 'yolox_nano.onnx';

/** What is copied only when it is asked for. */
const PARTS = ['ocr', 'silero', 'objects'];

const OBJECT_MODEL_HELP = `The model that finds objects is not part of the package. Either
  1. download ${OBJECT_MODEL_FILE} (YOLOX-Nano, Apache-2.0) from the releases of https://github.com/Megvii-BaseDetection/YOLOX
  2. run this command again with --objects-model <path to ${OBJECT_MODEL_FILE}>: its SHA-256 is checked
or name another model: yoloxObjects({ modelUrl, modelHash }), mediapipeObjects({ modelUrl, modelHash }). Without one, objects are "unsupported".`;

/** Something to tell the user in words, without a stack. */
class Refusal extends Error {}

class UsageError extends Refusal {}

/** Reads all, and refuses before anything is written if one file is not the one that it should be. */
async function readAssets(source, { paths, without, parts }) {
  const manifest = await readManifest(source);
  const files = Object.entries(manifest).filter(([name, { parts: of }]) => !without.includes(name) && (of === undefined || of.some((part) => parts.includes(part))));
  const problems = [];
  const assets = [];
  for (const [name, { sha256 }] of files) {
    const named = paths[name];
    const path = named ? resolve(named) : join(source, name);
    const bytes = await readFile(path).catch((error) => problems.push(missing(name, path, Boolean(named), error)) && undefined);
    if (!bytes) continue;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) problems.push(`${path} is not the expected file: its SHA-256 is not ${sha256}.`);
    assets.push({ name, bytes });
  }
  if (problems.length > 0) throw new Refusal(`${problems.join('\n')}\nNothing was copied.`);
  return assets;
}

async function readManifest(source) {
  const text = await readFile(join(source, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new Refusal(`There are no assets in ${source}. In a clone of the repository, run "npm run build" first.`);
  return JSON.parse(text);
}

function missing(name, path, named, error) {
  if (name !== MODEL_FILE || named) return `${path} cannot be read (${error.code}).`;
  return [
    'This copy of the package has no face model. Either',
    `  1. download ${MODEL_URL}`,
    `  2. run this command again with --model <path to ${MODEL_FILE}>`,
    'or leave it out with --no-model.',
  ].join('\n');
}

/** Beside their targets first, then renamed: a reader never sees half a file, and an interrupted run leaves the old ones. */
async function writeAssets(assets, dir) {
  const pending = assets.map(({ name, bytes }) => ({ bytes, target: join(dir, name), temporary: join(dir, `.${name}.${randomUUID()}`) }));
  try {
    await mkdir(dir, { recursive: true });
    for (const { bytes, temporary } of pending) await writeFile(temporary, bytes, { flush: true });
    for (const { temporary, target } of pending) await rename(temporary, target);
  } catch (error) {
    throw new Refusal(`${dir} cannot be written (${error.code}): ${error.message}`);
  } finally {
    await Promise.all(pending.map(({ temporary }) => rm(temporary, { force: true }).catch(() => {})));
  }
}

function parse(argv) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options: { model: { type: 'string' }, 'no-model': { type: 'boolean' }, ocr: { type: 'boolean' }, silero: { type: 'boolean' }, objects: { type: 'boolean' }, 'objects-model': { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new UsageError(error.message);
  }
}

async function main(argv) {
  const { values, positionals } = parse(argv);
  if (values.help) return console.log(USAGE);
  const [command, dir, ...rest] = positionals;
  if (command !== 'assets') throw new UsageError(command ? `There is no command "${command}".` : 'Name a command.');
  if (!dir || rest.length > 0) throw new UsageError('Name one folder.');
  if (values.model && values['no-model']) throw new UsageError('--model and --no-model exclude each other.');

  const source = process.env.INTERVIEW_ASSETS_SOURCE ?? fileURLToPath(new URL('../dist/cdn/assets/', import.meta.url));
  const withModel = !values['no-model'];
  const objectModel = values['objects-model'];
  const withObjects = values.objects || objectModel !== undefined;
  const assets = await readAssets(source, {
    paths: { [MODEL_FILE]: values.model, [OBJECT_MODEL_FILE]: objectModel },
    without: [...(withModel ? [] : [MODEL_FILE]), ...(objectModel ? [] : [OBJECT_MODEL_FILE])],
    parts: PARTS.filter((part) => values[part] || (part === 'objects' && withObjects)),
  });
  await writeAssets(assets, resolve(dir));
  for (const { name, bytes } of assets) console.log(`  ${name}  ${(bytes.byteLength / 1024).toFixed(0)} KB`);
  console.log(`${assets.length} files are in ${resolve(dir)}, each checked by its SHA-256.`);
  if (!withModel) console.log('The face model was left out: camera checks will say that they are not supported.');
  if (withObjects && !objectModel) console.log(OBJECT_MODEL_HELP);
  console.log('Serve that folder and set assets-url to its address. Serve .wasm as application/wasm.');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
