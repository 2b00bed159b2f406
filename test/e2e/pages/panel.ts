// A page with one panel by the script-tag build; `?config=` holds, as JSON, what its host wrote.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';

export interface PanelPage {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly plan?: unknown;
  readonly banks?: readonly unknown[];
  /** Somebody with a newer version of the package has the database. */
  readonly newerStore?: boolean;
}

function openNewerStore(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('interview-elements', 1000);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('it does not open'));
  });
}

async function main(): Promise<void> {
  const config = JSON.parse(new URLSearchParams(location.search).get('config') ?? '{}') as PanelPage;
  if (config.newerStore) await openNewerStore();
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const panel = document.createElement('interview-panel') as InterviewPanel;
  for (const [name, value] of Object.entries(config.attributes ?? {})) panel.setAttribute(name, value);
  if (config.plan) panel.plan = config.plan as NonNullable<InterviewPanel['plan']>;
  if (config.banks) panel.banks = config.banks;
  const errors: string[] = [];
  document.addEventListener('interview-error', ({ error }) => errors.push(error.code));
  Object.assign(globalThis, { panel, errors });
  document.body.append(panel);
}

void main();
