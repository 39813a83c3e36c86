import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const LAUNCH_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a Chromium to test with: `CHROME_PATH`, else the usual places, else Debian's package, installed where this process
 * may (root, and apt is there).
 *
 * @returns its path; null where there is none, which is said aloud: use with `describe.skipIf(path === null)`
 * @throws under CI where there is none, and where `CHROME_PATH` names a file that is not there
 */
export function findChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, which is not there: set it to a Chromium or Chrome, or unset it.`);
  }
  const found = USUAL_PLACES.find((place) => existsSync(place)) ?? installDebianPackage();
  if (found !== null) return found;
  const sentence = 'No Chromium was found for the browser tests: install one, or set CHROME_PATH to it.';
  if (process.env.CI !== undefined && process.env.CI !== '') throw new Error(sentence);
  console.warn(`SKIPPED: ${sentence}`);
  return null;
}

/** Starts Chromium without its sandbox (which a container may forbid); close it in `afterAll`. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: LAUNCH_ARGUMENTS });
}

function installDebianPackage(): string | null {
  const aptGet = '/usr/bin/apt-get';
  if (process.getuid?.() !== 0 || !existsSync(aptGet)) return null;
  console.warn("No Chromium here: installing Debian's package.");
  const run = (...args: string[]): boolean =>
    spawnSync(aptGet, ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 600_000,
    }).status === 0;
  // A package list that could not be fetched again may still be good enough.
  run('update');
  const installed = run('install', '-y', '--no-install-recommends', 'chromium');
  return installed && existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null;
}
