// Finds the face model: a path that is named, this tree's cache, the fixtures, and last the publisher's server. Every
// copy is checked by its SHA-256. `node scripts/model.mjs` prints where it is.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../test/helpers/fixtures.mjs';

/** Google's FaceLandmarker, float16, version 1. Apache-2.0 by its publisher; fetched, never committed. */
export const MODEL = {
  file: 'face_landmarker.task',
  bytes: 3_758_596,
  sha256: '64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff',
  url: 'https://storage.googleapis.com/mediapipe-models/face_landmarker/face_landmarker/float16/1/face_landmarker.task',
};

/** YOLOX-Nano as its makers export it, Apache-2.0. The host's to bring: neither committed, nor fetched, nor shipped. */
export const OBJECT_MODEL = {
  file: 'yolox_nano.onnx',
  bytes: 3_678_356,
  sha256: 'e8af074932d4ed7e232278e3055cefcdea3edf178874a3694ae292649fb464dd',
};

const CACHE = fileURLToPath(new URL('../.cache/models/', import.meta.url));

/** @param {Uint8Array} bytes */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Path of a checked copy of the model. A named path is the only one that is tried: a wrong file there is an error.
 * @param {{ path?: string, cacheDir?: string, fixturePath?: string | null, fetch?: typeof fetch }} [options]
 */
export async function resolveModel(options = {}) {
  const { path = process.env.INTERVIEW_MODEL, cacheDir = CACHE, fixturePath = fixture(`models/${MODEL.file}`), fetch = globalThis.fetch } = options;
  if (path) {
    if (!existsSync(path)) throw new Error(`There is no model at ${path}.`);
    if (!(await isModel(path))) throw new Error(`${path} is not the expected model: its SHA-256 is not ${MODEL.sha256}.`);
    return resolve(path);
  }
  const cached = join(cacheDir, MODEL.file);
  for (const candidate of [cached, fixturePath]) {
    if (candidate && existsSync(candidate) && (await isModel(candidate))) return candidate;
  }
  const bytes = await download(fetch);
  await mkdir(cacheDir, { recursive: true });
  const temporary = `${cached}.${randomUUID()}`;
  await writeFile(temporary, bytes);
  await rename(temporary, cached);
  return cached;
}

async function isModel(path) {
  return sha256(await readFile(path)) === MODEL.sha256;
}

async function download(fetch) {
  const help = `Download ${MODEL.url} yourself and name it: INTERVIEW_MODEL=<path>.`;
  let bytes;
  try {
    const response = await fetch(MODEL.url, { signal: AbortSignal.timeout(60_000) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`The face model could not be downloaded (${error.cause?.code ?? error.message}). ${help}`, { cause: error });
  }
  if (sha256(bytes) !== MODEL.sha256) throw new Error(`The downloaded face model is not the expected one: its SHA-256 differs. ${help}`);
  return bytes;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await resolveModel(process.argv[2] ? { path: process.argv[2] } : {}));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
