// A page whose host has one model, which writes down what is said and judges it: no service for speech to text.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';
import { geminiLanguageModel } from '../../../src/adapters/gemini/index.js';
import { modelSpeechToText, withRetry } from '../../../src/adapters/wrappers/index.js';
import { modelInterviewer } from '../../../src/interviewer/index.js';

const baseUrl = new URLSearchParams(location.search).get('url') ?? '';

async function main(): Promise<void> {
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const panel = document.createElement('interview-panel') as InterviewPanel;
  const model = withRetry(geminiLanguageModel({ apiKey: 'test-key', baseUrl }));
  panel.plan = {
    title: 'Backend engineer',
    role: 'Backend engineer',
    questions: [{ text: 'Tell me about a change that you led.' }],
    questionCount: 1,
    followUps: 0,
    proctoring: { enabled: false },
    seed: 'e2e',
  };
  panel.adapters = { interviewer: modelInterviewer({ model, repeats: 1 }), speechToText: modelSpeechToText({ model }) };
  const errors: string[] = [];
  panel.addEventListener('interview-error', ({ error }) => errors.push(error.code));
  Object.assign(globalThis, { panel, errors });
  document.body.append(panel);
}

void main();
