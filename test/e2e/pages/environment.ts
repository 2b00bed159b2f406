// The page of the tests of what a page can tell: the script-tag build, one panel in full screen, typed answers, and nothing to see on the camera.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';
import { systemClock } from '../../../src/session/system-clock.js';
import { scriptedVisionEngine } from '../../../src/testing/scripted-vision-engine.js';

async function main(): Promise<void> {
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const panel = document.createElement('interview-panel') as InterviewPanel;
  panel.sessionId = 'environment';
  panel.plan = {
    questions: [{ text: 'How do you find out why a page is slow?' }],
    followUps: 0,
    questionCount: 1,
    answerMode: 'typed',
    proctoring: { fullscreen: true, policy: { print: { action: 'pause' } } },
  };
  panel.adapters = { vision: scriptedVisionEngine({ clock: systemClock }) };
  const errors: string[] = [];
  panel.addEventListener('interview-error', ({ error }) => errors.push(error.code));
  Object.assign(globalThis, { panel, errors });
  document.body.append(panel);
}

void main();
