import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InterviewError } from '../../src/errors/index.js';
import { loadPart } from '../../src/errors/load-part.js';
import { inherited, rootsOf, tagOf } from './asked-language.js';
import { addLanguage, findLanguage, listeners } from './strings/registry.js';
import type { Language } from './strings/strings.js';

/** One file for each language that ships beside English, loaded when an element asks for it. */
const FILES: ReadonlyMap<string, () => Promise<Language>> = new Map([
  ['ar', async () => (await import('../languages/ar.js')).ar],
  ['de', async () => (await import('../languages/de.js')).de],
  ['es', async () => (await import('../languages/es.js')).es],
  ['fr', async () => (await import('../languages/fr.js')).fr],
  ['pt', async () => (await import('../languages/pt.js')).pt],
]);

export interface LanguageHost extends ReactiveControllerHost, HTMLElement {
  /** Words of the page's own that stand in for ours. */
  readonly strings: object;
}

/**
 * The language of an element: that of its `lang`, else of the closest around it, else English. What ships is loaded when it is
 * asked for; English stands in until then, and where it does not come or is not there.
 */
export class LanguageController implements ReactiveController {
  /** What is asked for; BCP 47. */
  asked = 'en';
  /** Says of all that is drawn which language it is in, and which way it runs. */
  frame: HTMLElement | undefined;
  readonly #host: LanguageHost;
  readonly #fail: (error: InterviewError) => void;
  #observer: MutationObserver | undefined;
  #seen = '';
  #wanted: string | undefined;

  /** `fail` is told where a language does not come. */
  constructor(host: LanguageHost, fail: (error: InterviewError) => void) {
    this.#host = host;
    this.#fail = fail;
    host.addController(this);
  }

  /** What is shown is in; BCP 47. */
  get shown(): string {
    // Words of the page's own are taken to be in the language of the page.
    return this.texts || Object.keys(this.#host.strings).length > 0 ? this.asked : 'en';
  }

  /** Undefined where English stands in. */
  get texts(): Partial<Language> | undefined {
    return findLanguage(this.asked);
  }

  hostConnected(): void {
    listeners.add(this.#update);
    this.#observer = new MutationObserver(this.#look);
    for (const root of rootsOf(this.#host)) this.#observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    this.#wanted = undefined;
    this.#look();
  }

  hostDisconnected(): void {
    listeners.delete(this.#update);
    this.#observer?.disconnect();
  }

  hostUpdate(): void {
    this.#set('lang', this.shown);
    this.#set('dir', this.#direction());
  }

  readonly #update = (): void => this.#host.requestUpdate();

  readonly #look = (): void => {
    this.asked = tagOf(inherited(this.#host, 'lang'));
    const seen = [this.asked, this.#host.lang, inherited(this.#host, 'dir'), this.#host.dir].join(' ');
    if (seen !== this.#seen) this.#update();
    this.#seen = seen;
    void this.#load(this.asked.slice(0, 2));
  };

  /** That of the language, unless the page says so of the element, or the language is the page's as well. */
  #direction(): string {
    if (this.#host.dir) return '';
    const { texts } = this;
    if (!texts) return this.shown === 'en' ? 'ltr' : '';
    return texts.$dir === 'rtl' || this.#host.lang ? (texts.$dir ?? '') : '';
  }

  /** Once for each time that it is asked for: who comes back to the page, or to the language, tries again. */
  async #load(language: string): Promise<void> {
    const file = FILES.get(language);
    if (language === this.#wanted) return;
    this.#wanted = language;
    if (!file || findLanguage(language)) return;
    try {
      const loaded = await loadPart(`language ${language}`, file);
      if (!findLanguage(language)) addLanguage(loaded);
    } catch (error) {
      this.#fail(error as InterviewError);
    }
  }

  #set(name: 'lang' | 'dir', value: string): void {
    // Setting what is there already would be seen as a change by the elements inside.
    if (this.frame && this.frame[name] !== value) this.frame[name] = value;
  }
}
