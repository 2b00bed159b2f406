// Three builds. `npm`: one file per source file, so that bundlers drop what a page does not use (types come from tsc).
// `cdn`: one script with lazy chunks beside it. `assets`: the files that are fetched by URL (worker, worklets).
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import esbuild from 'rollup-plugin-esbuild';

/** Modules that run in a worker or a worklet; the name is the name of the built asset. */
const ASSETS = {
  'vision-worker': 'src/adapters/mediapipe/vision-worker.ts',
  'frame-worklet': 'src/media/frame-worklet.ts',
  'playback-worklet': 'src/media/playback-worklet.ts',
  'pdf-worker': 'src/adapters/pdfjs/pdf-worker.ts',
  'docx-worker': 'src/adapters/mammoth/docx-worker.ts',
  'ocr-worker': 'src/adapters/tesseract/ocr-worker.ts',
  'pdf-writer-worker': 'src/adapters/jspdf/pdf-writer-worker.ts',
  'silero-worker': 'src/adapters/silero/silero-worker.ts',
  'object-worker': 'src/adapters/yolox/object-worker.ts',
  'mediapipe-objects-worker': 'src/adapters/mediapipe/mediapipe-objects-worker.ts',
};

const MEDIAPIPE_NOTICE = '/*! Contains @mediapipe/tasks-vision 0.10.35, Copyright The MediaPipe Authors, Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0). */';

/** What the licences of bundled packages ask to be said beside a copy. */
const NOTICES = {
  'vision-worker': MEDIAPIPE_NOTICE,
  'mediapipe-objects-worker': MEDIAPIPE_NOTICE,
  'pdf-worker': '/*! Contains pdfjs-dist 5.6.205, Copyright Mozilla and individual contributors, Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0). */',
  'docx-worker': '/*! Contains mammoth 1.13.0, Copyright (c) 2013 Michael Williamson, BSD-2-Clause (https://opensource.org/license/bsd-2-clause), and what it is built from: JSZip (MIT), pako (MIT), xmldom (MIT), underscore (MIT). */',
  'ocr-worker': '/*! Contains tesseract.js-core 7.0.0, Copyright the Tesseract.js authors, Apache-2.0 (https://www.apache.org/licenses/LICENSE-2.0). Its ocr-engine.wasm holds Tesseract (Apache-2.0), Leptonica (BSD-2-Clause), libjpeg (IJG), libpng and zlib. */',
  'pdf-writer-worker': '/*! Contains jsPDF 4.2.1, Copyright (c) 2010-2025 James Hall, 2015-2025 yWorks GmbH and contributors, MIT (https://opensource.org/license/mit), and fflate (MIT). */',
  'silero-worker': '/*! Contains onnxruntime-web 1.30.0, Copyright (c) Microsoft Corporation, MIT (https://opensource.org/license/mit). Beside it lie its onnx-engine.wasm and silero-vad.onnx, Silero VAD 5, Copyright (c) 2020-present Silero Team, MIT. */',
  'object-worker': '/*! Contains onnxruntime-web 1.30.0, Copyright (c) Microsoft Corporation, MIT (https://opensource.org/license/mit). Beside it lies its onnx-engine.wasm. */',
};

const transform = (options = {}) => esbuild({ target: 'es2022', tsconfig: 'tsconfig.json', loaders: { '.json': 'json' }, ...options });
const resolve = () => nodeResolve({ browser: true, exportConditions: ['production'], extensions: ['.ts', '.js', '.mjs'] });

/** The engine of Tesseract.js is a script for `importScripts`, which leaves its one function in a variable. */
const tesseractEngine = () => ({
  name: 'tesseract-engine',
  transform: (code, id) => (/tesseract-core-[\w-]+\.js$/.test(id) ? { code: `${code}\nexport default TesseractCore;`, map: null } : undefined),
});

/** What jsPDF loads for pictures and HTML, which are in no document of ours. */
const LEFT_OUT = ['html2canvas', 'canvg', 'dompurify', 'fast-png'];
const leaveOut = () => ({
  name: 'leave-out',
  resolveId: (id) => (LEFT_OUT.includes(id) ? `\0${id}` : null),
  load: (id) => (LEFT_OUT.includes(id.slice(1)) && id.startsWith('\0') ? 'export const decode = undefined; export default undefined;' : null),
});

/** Every public entry: its export path and its source. `package.json` lists the same, and a test compares them. */
export const ENTRIES = {
  'src/index': 'src/index.ts',
  'src/testing/index': 'src/testing/index.ts',
  ...entriesOf('src/adapters', 'index'),
  ...Object.fromEntries(elements().map((tag) => [`components/${tag}/define`, `components/${tag}/define.ts`])),
  ...Object.fromEntries(elements().map((tag) => [`components/${tag}/${tag}`, `components/${tag}/${tag}.ts`])),
  'components/languages/index': 'components/languages/index.ts',
  ...Object.fromEntries(readdirSync('components/languages').filter((file) => /^[a-z]{2}\.ts$/.test(file)).map((file) => [`components/languages/${file.slice(0, 2)}`, `components/languages/${file}`])),
  ...(existsSync('components/define.ts') ? { 'components/define': 'components/define.ts' } : {}),
};

function folders(dir) {
  return existsSync(dir) ? readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
}

function entriesOf(dir, file) {
  return Object.fromEntries(
    folders(dir)
      .filter((name) => existsSync(join(dir, name, `${file}.ts`)))
      .map((name) => [`${dir}/${name}/${file}`, `${dir}/${name}/${file}.ts`]),
  );
}

function elements() {
  return folders('components').filter((name) => existsSync(`components/${name}/${name}.ts`));
}

const npm = {
  input: ENTRIES,
  // What a host installs stays an import of the host's.
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: '.', sourcemap: true },
  plugins: [resolve(), transform()],
};

const cdn = {
  input: { 'interview-elements': 'components/cdn.ts' },
  output: { dir: 'dist/cdn', format: 'es', sourcemap: true, chunkFileNames: '[name]-[hash].js' },
  plugins: [resolve(), transform({ minify: true })],
};

const assets = Object.entries(ASSETS)
  .filter(([, input]) => existsSync(input))
  .map(([name, input]) => ({
    input: { [name]: input },
    output: { dir: 'dist/cdn/assets', format: 'es', inlineDynamicImports: true, ...(NOTICES[name] && { banner: NOTICES[name] }) },
    plugins: [leaveOut(), resolve(), tesseractEngine(), transform({ minify: true })],
  }));

export default ({ configOnly }) => {
  const builds = { npm: [npm], cdn: existsSync('components/cdn.ts') ? [cdn] : [], assets };
  return configOnly ? builds[configOnly] : Object.values(builds).flat();
};
