// A small static server for benches and end-to-end tests: folders and generated pages under prefixes, byte ranges (a
// <video> needs them to seek), headers for all answers, and the list of what was asked for.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
};

/**
 * @typedef {{ status?: number, type?: string, body?: string | Uint8Array }} Page
 * @typedef {string | Page | ((path: string) => Page | undefined)} Mount A folder, one page, or a function of the path
 *   below the prefix; undefined goes on to the next shorter prefix.
 * @typedef {{ method: string, path: string, status: number }} ServedRequest
 * @param {{ mounts: Record<string, Mount>, headers?: Record<string, string>, port?: number, host?: string }} options
 *   `mounts`: by URL prefix, the longest first.
 * @returns {Promise<{ url: string, requests: ServedRequest[], close(): Promise<void> }>} `url` has no trailing slash.
 */
export async function serve({ mounts, headers = {}, port = 0, host = '127.0.0.1' }) {
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);
  const requests = [];

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // A getter: the entry is there as soon as somebody could have the answer.
    requests.push({
      method: request.method ?? 'GET',
      path,
      get status() {
        return response.statusCode;
      },
    });
    try {
      const found = await find(path);
      if (!found) send(response, { status: 404, type: 'text/plain', body: 'Not found' });
      else if ('file' in found) sendFile(request, response, found);
      else send(response, found);
    } catch (error) {
      send(response, { status: 500, type: 'text/plain', body: String(error) });
    }
  });

  async function find(path) {
    for (const prefix of prefixes.filter((candidate) => path.startsWith(candidate))) {
      const mount = mounts[prefix];
      const below = path.slice(prefix.length);
      if (typeof mount === 'object') {
        if (below === '') return mount;
        continue;
      }
      const found = typeof mount === 'function' ? mount(below) : await fileIn(mount, below);
      if (found) return found;
    }
    return undefined;
  }

  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  return {
    url: `http://${host}:${typeof address === 'object' && address ? address.port : port}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function fileIn(dir, below) {
  const root = resolve(dir) + sep;
  let file = normalize(join(root, below));
  if (!file.startsWith(root)) return undefined;
  let info = await stat(file).catch(() => undefined);
  if (info?.isDirectory()) {
    file = join(file, 'index.html');
    info = await stat(file).catch(() => undefined);
  }
  return info?.isFile() ? { file, size: info.size } : undefined;
}

function send(response, { status = 200, type = 'text/html; charset=utf-8', body = '' }) {
  response.writeHead(status, { 'Content-Type': type });
  response.end(body);
}

function sendFile(request, response, { file, size }) {
  response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
  response.setHeader('Accept-Ranges', 'bytes');
  const range = parseRange(request.headers.range, size);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` });
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    'Content-Length': end - start + 1,
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) response.end();
  else createReadStream(file, { start, end }).on('error', () => response.destroy()).pipe(response);
}

/** One range of RFC 9110, 14.2: `bytes=2-5`, `bytes=2-`, `bytes=-5`. Anything else is answered in full. */
function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return start > end ? 'unsatisfiable' : { start, end };
}
