// The page of the end-to-end tests: the script-tag build, one panel, and the report once it is over.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';
import type { InterviewReport } from '../../../components/interview-report/interview-report.js';
import { idbSessionStore } from '../../../src/adapters/idb/index.js';
import { scriptedSpeechToText } from '../../../src/testing/scripted-speech-to-text.js';

const SPOKEN =
  'I measured first and found that the list was rendered again on every key because the handler was new each time so I kept the handler and rendered only the rows that changed';

async function main(): Promise<void> {
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const options = new URLSearchParams(location.search);
  const panel = document.createElement('interview-panel') as InterviewPanel;
  panel.sessionId = options.get('session') ?? 'e2e';
  panel.plan = {
    title: 'Web developer',
    domains: ['web-development'],
    questionCount: 3,
    followUps: 0,
    seed: 'e2e',
    ...(options.has('pictures') && { proctoring: { snapshots: {} } }),
  };
  panel.adapters = { speechToText: scriptedSpeechToText({ utterances: options.has('silent') ? [] : [SPOKEN] }) };
  const errors: string[] = [];
  panel.addEventListener('interview-error', ({ error }) => errors.push(error.code));
  /** What the store has of a recording, as text. */
  const textOf = async (recordingId: string): Promise<string[]> => {
    const slices = await idbSessionStore().readMedia(panel.sessionId ?? '', recordingId);
    return slices.map(({ bytes }) => new TextDecoder().decode(bytes));
  };
  Object.assign(globalThis, { panel, errors, textOf });
  panel.addEventListener('interview-end', () => {
    const report = document.createElement('interview-report') as InterviewReport;
    report.events = panel.session?.events ?? [];
    document.body.append(report);
  });
  document.body.append(panel);
}

void main();
