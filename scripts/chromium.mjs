// Finds a Chromium to test with: CHROME_PATH, then the usual places.
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of the browser; exits with one line that says what to install where there is none. */
export function chromiumPath() {
  const path = PLACES.find((place) => place && existsSync(place));
  if (path) return path;
  console.error('No Chromium found. Install one (Debian, Ubuntu: sudo apt-get install chromium) or set CHROME_PATH to its executable.');
  process.exit(1);
}

/** Flags of every run: a fake camera and microphone, no background traffic, a sandbox only where it can work. */
export const CHROMIUM_FLAGS = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
