import type { LitElement } from 'lit';

type ElementClass<Found extends LitElement> = abstract new () => Found;

/** The element of a story. Takes the class rather than the name, so that its module is kept by every bundler. */
export function elementOf<Found extends LitElement>(canvas: HTMLElement, type: ElementClass<Found>): Found {
  const found = [...canvas.querySelectorAll('*')].find((candidate): candidate is Found => candidate instanceof type);
  if (!found) throw new Error('The story shows no such element.');
  return found;
}

/** Presses something inside the element of a story, as a visitor would. */
export async function press(canvas: HTMLElement, type: ElementClass<LitElement>, selector: string): Promise<void> {
  const element = elementOf(canvas, type);
  await element.updateComplete;
  const target = element.renderRoot.querySelector<HTMLElement>(selector);
  if (!target) throw new Error(`There is no ${selector}.`);
  target.click();
  await element.updateComplete;
}
