// An interview-setup on the page of a browser test, and what somebody does with it.
import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../components/interview-setup/define.js';
import type { InterviewPlanEvent } from '../../components/events/interview-plan.js';
import type { InterviewSetup } from '../../components/interview-setup/interview-setup.js';
import type { DocumentReader, InterviewPlan, InterviewPlanInput } from '../../src/spec/index.js';

export type Zone = 'job' | 'resume';

export interface SetupOptions {
  readonly plan?: InterviewPlanInput;
  readonly sections?: string;
  readonly withModel?: boolean;
  readonly readers?: readonly DocumentReader[];
  readonly pictureReaders?: readonly DocumentReader[];
}

export async function setupWith({ plan, sections = '', withModel = false, readers, pictureReaders }: SetupOptions = {}): Promise<InterviewSetup> {
  const element = await fixture<InterviewSetup>(
    html`<interview-setup sections=${sections} ?with-model=${withModel} .plan=${plan} .readers=${readers} .pictureReaders=${pictureReaders}></interview-setup>`,
  );
  await element.updateComplete;
  return element;
}

export function find<Found extends Element = HTMLElement>(element: InterviewSetup, selector: string): Found | null {
  return element.renderRoot.querySelector<Found>(selector);
}

export function inside<Found extends Element = HTMLElement>(element: InterviewSetup, selector: string): Found {
  const found = find<Found>(element, selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

export const textOf = (element: InterviewSetup, selector: string): string => (find(element, selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
export const all = (element: InterviewSetup, selector: string): string[] => [...element.renderRoot.querySelectorAll(selector)].map((found) => (found.textContent ?? '').replace(/\s+/g, ' ').trim());
export const valueOf = (element: InterviewSetup, selector: string): string => inside<HTMLInputElement>(element, selector).value;

/** As if it had been chosen in the browser's own picker. */
export function choose(element: InterviewSetup, zone: Zone, file: File): void {
  const input = inside<HTMLInputElement>(element, `[data-zone="${zone}"] input[type="file"]`);
  const data = new DataTransfer();
  data.items.add(file);
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function step(element: InterviewSetup, zone: Zone = 'resume'): string {
  return inside(element, `[data-zone="${zone}"]`).dataset['step'] ?? '';
}

/** Chooses a file and waits for what becomes of it. */
export async function give(element: InterviewSetup, file: File, zone: Zone = 'resume'): Promise<string> {
  choose(element, zone, file);
  await settled(element, zone);
  return step(element, zone);
}

export async function settled(element: InterviewSetup, zone: Zone = 'resume', timeout = 60_000): Promise<void> {
  await element.updateComplete;
  await waitUntil(() => step(element, zone) !== 'reading', 'the file is still being read', { timeout, interval: 20 });
  await element.updateComplete;
}

export async function enter(element: InterviewSetup, selector: string, value: string, event = 'input'): Promise<void> {
  const field = inside<HTMLInputElement>(element, selector);
  field.value = value;
  field.dispatchEvent(new Event(event, { bubbles: true }));
  await element.updateComplete;
}

export async function press(element: InterviewSetup, selector: string): Promise<void> {
  inside(element, selector).click();
  await element.updateComplete;
  await nextFrame();
}

/** Presses the button and takes the plan. */
export async function made(element: InterviewSetup): Promise<InterviewPlan> {
  const event = oneEvent(element, 'interview-plan') as Promise<InterviewPlanEvent>;
  await press(element, '[data-action="submit"]');
  return (await event).plan;
}

/** Presses the button and waits for what is wrong. */
export async function refused(element: InterviewSetup): Promise<void> {
  await press(element, '[data-action="submit"]');
  await waitUntil(() => find(element, '.problem-list') !== null, 'nothing is wrong', { timeout: 5000 });
  await element.updateComplete;
}

export const fileOf = (blob: Blob, name: string): File => new File([blob], name);
export const text = (words: string, name = 'resume.txt'): File => new File([words], name, { type: 'text/plain' });
export { expect };
