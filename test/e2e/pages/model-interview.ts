// A page whose host has a model: a resume is read here, and the panel's interviewer asks by it.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';
import type { InterviewReport } from '../../../components/interview-report/interview-report.js';
import { geminiLanguageModel } from '../../../src/adapters/gemini/index.js';
import { openaiLanguageModel } from '../../../src/adapters/openai/index.js';
import { pdfDocumentReader } from '../../../src/adapters/pdfjs/index.js';
import { withRetry } from '../../../src/adapters/wrappers/index.js';
import { parseDocument } from '../../../src/documents/parse-document.js';
import { modelInterviewer } from '../../../src/interviewer/index.js';
import type { LanguageModel } from '../../../src/spec/index.js';

const JOB = 'Backend engineer for payments. You design services in Go over PostgreSQL and Kafka, and you run what you build.';

const options = new URLSearchParams(location.search);

function modelOf(vendor: string | null, baseUrl: string): LanguageModel {
  const apiKey = 'test-key';
  return vendor === 'gemini' ? geminiLanguageModel({ apiKey, baseUrl }) : openaiLanguageModel({ apiKey, baseUrl: `${baseUrl}/v1`, model: 'some-model' });
}

async function resumeText(): Promise<string> {
  const file = await (await fetch('/fixtures/documents/resume-1page.pdf')).blob();
  return (await parseDocument(file, [pdfDocumentReader({ assetsUrl: '/dist/cdn/assets/' })])).text;
}

async function main(): Promise<void> {
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const panel = document.createElement('interview-panel') as InterviewPanel;
  panel.plan = {
    title: 'Backend engineer',
    role: 'Backend engineer',
    level: 'senior',
    jobDescription: JOB,
    resume: await resumeText(),
    questionCount: 2,
    followUps: 1,
    answerMode: 'typed',
    proctoring: { enabled: false },
    seed: 'e2e',
  };
  panel.adapters = { interviewer: modelInterviewer({ model: withRetry(modelOf(options.get('vendor'), options.get('url') ?? '')) }) };
  const errors: string[] = [];
  panel.addEventListener('interview-error', ({ error }) => errors.push(error.code));
  panel.addEventListener('interview-end', () => {
    const report = document.createElement('interview-report') as InterviewReport;
    report.events = panel.session?.events ?? [];
    document.body.append(report);
  });
  Object.assign(globalThis, { panel, errors });
  document.body.append(panel);
}

void main();
