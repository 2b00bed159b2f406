// npm run shots: a PNG of every story, light and dark, at phone and desktop width, into shots/.
// `npm run shots -- report` takes only the stories whose id holds "report".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.mjs';
import { serve } from './static-server.mjs';

const filter = process.argv[2] ?? '';
if (!existsSync('storybook-static/index.json') || process.env.REBUILD) {
  const { status } = spawnSync('npm', ['run', 'storybook:build'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const stories = Object.values(JSON.parse(readFileSync('storybook-static/index.json', 'utf8')).entries).filter(
  ({ type, id }) => type === 'story' && id.includes(filter),
);
mkdirSync('shots', { recursive: true });

const server = await serve({ mounts: { '/': 'storybook-static' } });
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_FLAGS, '--hide-scrollbars'] });
let failed = 0;
try {
  const page = await browser.newPage();
  for (const { id } of stories) {
    for (const scheme of ['light', 'dark']) {
      for (const width of [360, 1280]) {
        await page.setViewport({ width, height: 800, deviceScaleFactor: 1 });
        await page.goto(`${server.url}/iframe.html?viewMode=story&id=${id}&globals=scheme:${scheme}`);
        await page.waitForSelector('body.sb-show-main, body.sb-show-errordisplay', { timeout: 30_000 });
        if (await page.$('body.sb-show-errordisplay')) {
          failed += 1;
          console.error(`${id}: the story failed to render`);
        }
        // The first paint of an element follows its own update.
        await page.evaluate(() => Promise.all([...document.querySelectorAll('*')].map((element) => element.updateComplete)));
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        await page.screenshot({ path: `shots/${id}.${scheme}.${width}.png`, fullPage: true });
      }
    }
    console.log(id);
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${stories.length} stories, ${stories.length * 4} pictures in shots/`);
process.exit(failed > 0 ? 1 : 0);
