// The service worker: the page works without a network, and says to every file what it may
// do, on hosts that cannot send headers.
//
// All files of a version are kept together or not at all, each by its hash. A new version
// waits until the page sends `{ type: 'activate' }`. The version before stays one
// generation longer, for windows that were opened with it.
'use strict';

// `cargo xtask build` writes these three.
const BUILD = '';
const POLICY = '';
const FILES = {};

// Other pages may live on the same origin; what they keep is theirs.
const PREFIX = `chongpai ${self.registration.scope} `;
const CACHE = PREFIX + BUILD;
const ROOT = new URL('./', self.location).href;

const HEADERS = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

// Hosts differ in the types they send; what a file is, its name says.
const TYPES = {
  bin: 'application/octet-stream',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  lzma: 'application/octet-stream',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

self.addEventListener('install', event => event.waitUntil(keepAll()));
self.addEventListener('activate', event => event.waitUntil(takeOver()));
self.addEventListener('message', event => {
  if (event.data?.type === 'activate') self.skipWaiting();
});
self.addEventListener('fetch', event => event.respondWith(answer(event.request)));

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(Object.keys(FILES).map(name => keep(cache, name)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache, name) {
  const address = addressOf(name);
  // The hash refuses half a file, an error page and a file of another version.
  const response = await fetch(address, { cache: 'no-cache', integrity: FILES[name] });
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.ok || (type.startsWith('text/html') && !name.endsWith('.html'))) {
    throw new Error(`${address}: ${response.status} ${type}`);
  }
  await cache.put(address, guarded(response, name));
}

// Hosts may send the reader from `index.html` to its folder, so the folder is asked for.
function addressOf(name) {
  return name === 'index.html' ? ROOT : new URL(encodeURI(name), ROOT).href;
}

// The response with the headers that a static host does not send.
function guarded(response, name) {
  const headers = new Headers(response.headers);
  for (const [key, value] of Object.entries(HEADERS)) headers.set(key, value);
  const type = TYPES[name.split('.').pop()];
  if (type && response.ok) headers.set('Content-Type', type);
  // The body is kept as it is read, not as it was sent.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

async function takeOver() {
  const ours = (await caches.keys()).filter(name => name.startsWith(PREFIX));
  // In the order of their making: this version is the last, the one before stays.
  const before = ours.filter(name => name !== CACHE);
  await Promise.all(before.slice(0, -1).map(name => caches.delete(name)));
  // On the first visit the page waits for this; later only a page that asked gets here.
  await self.clients.claim();
}

async function answer(request) {
  const url = new URL(request.url);
  // No file of ours asks for another origin. Addresses without one (data:) are no requests.
  if (url.origin !== self.location.origin) return Response.error();
  if (request.method !== 'GET') return fetch(request);
  url.search = '';
  url.hash = '';
  const kept = (await find(url.href)) ?? (await findPage(request, url));
  if (kept) return kept;
  try {
    const response = await fetch(request);
    // An answer of redirection must reach the browser as it is.
    if (response.type !== 'basic' || response.redirected) return response;
    return guarded(response, '');
  } catch (error) {
    if (request.mode !== 'navigate' || url.href === ROOT) throw error;
    // Without a network, every address below the page's own leads to the page: its files are
    // found from its own address only.
    return Response.redirect(ROOT);
  }
}

async function findPage(request, url) {
  const index = new URL('index.html', ROOT).href;
  if (request.mode !== 'navigate' || url.href !== index) return undefined;
  return find(ROOT);
}

// This version's file, or that of the version before, which an older window may ask for.
async function find(address) {
  const kept = await (await caches.open(CACHE)).match(address);
  if (kept) return kept;
  for (const name of await caches.keys()) {
    const older = name.startsWith(PREFIX) && (await (await caches.open(name)).match(address));
    if (older) return older;
  }
  return undefined;
}
