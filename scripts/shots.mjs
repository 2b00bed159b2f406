// npm run shots: a PNG of every story, light and dark, at phone and desktop width, into shots/.
// `npm run shots -- report camera` takes only the stories whose id holds one of the words. `--more` adds right-to-left,
// forced colours and 200 % zoom; `--view light.1280` takes one of them alone; `--no-build` takes the Storybook that was
// built before. A story whose play fails, or that is wider than its window, is named at the end.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { more: { type: 'boolean', default: false }, view: { type: 'string' }, 'no-build': { type: 'boolean', default: false } },
});

/** `zoom`: as after pressing "bigger" until 200 % in a window 1280 px wide. */
const VIEWS = [
  ...['light', 'dark'].flatMap((scheme) => [360, 1280].map((width) => ({ name: `${scheme}.${width}`, scheme, width }))),
  ...(values.more
    ? [
        { name: 'rtl.360', width: 360, direction: 'rtl' },
        { name: 'rtl.1280', width: 1280, direction: 'rtl' },
        { name: 'forced.1280', width: 1280, forced: true },
        { name: 'zoom.640', width: 640, height: 400, zoom: 2 },
      ]
    : []),
].filter(({ name }) => !values.view || name === values.view);

if (!values['no-build'] || !existsSync('storybook-static/index.json')) {
  const { status } = spawnSync('npm', ['run', 'storybook:build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
const stories = Object.values(JSON.parse(readFileSync('storybook-static/index.json', 'utf8')).entries).filter(
  ({ type, id }) => type === 'story' && (positionals.length === 0 || positionals.some((word) => id.includes(word))),
);
mkdirSync('shots', { recursive: true });

const server = await serve({ mounts: { '/': 'storybook-static' } });
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS, '--hide-scrollbars'] });
const failures = [];
try {
  const page = await browser.newPage();
  // A page in the background would be told so, and tell it: as if the candidate had left.
  await page.bringToFront();
  await page.evaluateOnNewDocument(hearFailures);
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  for (const { id } of stories) {
    for (const view of VIEWS) {
      const problem = await shoot(page, session, id, view);
      if (problem) failures.push(`${id} (${view.name}): ${problem}`);
    }
    console.log(id);
  }
} finally {
  await browser.close();
  await server.close();
}
for (const failure of failures) console.error(failure);
console.log(`${stories.length} stories, ${stories.length * VIEWS.length} pictures in shots/`);
process.exit(failures.length > 0 ? 1 : 0);

/** Runs in the page: what a play function throws is told on the channel alone, and the story goes on to its end. */
function hearFailures() {
  let channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(given) {
      channel = given;
      channel.on('playFunctionThrewException', ({ message }) => (globalThis.storyFailure = message));
    },
  });
}

/** Takes one picture; says what is wrong with it: a story that failed, or a page that is wider than its window. */
async function shoot(page, session, id, { name, width, height = 800, scheme = 'light', direction = 'ltr', forced = false, zoom = 1 }) {
  await page.setViewport({ width, height, deviceScaleFactor: zoom });
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: forced ? 'active' : 'none' }] });
  await page.goto(`${server.url}/iframe.html?viewMode=story&id=${id}&globals=scheme:${scheme};direction:${direction}`);
  const problem = await page.evaluate(async () => {
    const done = ['completed', 'afterEach', 'finished', 'errored', 'aborted'];
    const phase = () => globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // The play function brings a story to its state; a picture before its end shows another one.
    while (!done.includes(phase())) await frame();
    await document.fonts.ready;
    await Promise.all([...document.querySelectorAll('*')].map((element) => element.updateComplete));
    await frame();
    await frame();
    if (globalThis.storyFailure) return globalThis.storyFailure;
    if (phase() === 'errored' || document.body.classList.contains('sb-show-errordisplay')) {
      return document.querySelector('#error-message')?.textContent ?? 'the story failed';
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? `wider than the window by ${scrollWidth - clientWidth} px` : undefined;
  });
  await page.screenshot({ path: `shots/${id}.${name}.png`, fullPage: true, captureBeyondViewport: false });
  return problem;
}
