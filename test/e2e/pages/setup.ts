// A page on which an interview is set up and then held: the plan goes from one element to the other, and nowhere else.
import type { InterviewPanel } from '../../../components/interview-panel/interview-panel.js';

async function main(): Promise<void> {
  // By a variable, so that it stays a request of the page and is not bundled.
  const entry = '/dist/cdn/interview-elements.js';
  await import(entry);
  const setup = document.createElement('interview-setup');
  const errors: string[] = [];
  document.addEventListener('interview-error', ({ error }) => errors.push(error.code));
  setup.addEventListener('interview-plan', ({ plan, candidate }) => {
    const panel = document.createElement('interview-panel') as InterviewPanel;
    panel.plan = plan;
    Object.assign(globalThis, { panel, plan, candidate });
    setup.replaceWith(panel);
  });
  Object.assign(globalThis, { setup, errors });
  document.body.append(setup);
}

void main();
