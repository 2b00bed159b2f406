import { adoptStyles, LitElement, type CSSResultOrNative } from 'lit';
import { property } from 'lit/decorators.js';
import { InterviewError, InvalidInputError } from '../../src/errors/index.js';
import { resolveAssetsUrl } from '../../src/utils/assets-url.js';
import { InterviewErrorEvent } from '../events/interview-error.js';
import { LanguageController } from './language-controller.js';
import { registerEnglish, textOf } from './strings/registry.js';
import type { ErrorStrings, FailureDetail, Strings } from './strings/strings.js';

/** Base of all elements: language, replaceable texts, where the self-hosted files lie, and how failures are told. */
export abstract class InterviewElement extends LitElement {
  /** The English texts of this element, beyond those that all have. */
  static texts: Partial<Strings> = {};

  readonly #language: LanguageController;

  /** Folder of wasm, worker, worklet and model; beside the script by default. */
  @property({ attribute: 'assets-url' }) assetsUrl: string | undefined;

  /** Texts to use instead of ours, by key. */
  @property({ attribute: false }) strings: Partial<Strings> & ErrorStrings = {};

  constructor() {
    super();
    registerEnglish((this.constructor as typeof InterviewElement).texts);
    this.#language = new LanguageController(this, (error) => this.tell(error));
  }

  /** The folder as an absolute URL. */
  protected get assets(): string {
    return resolveAssetsUrl(this.assetsUrl);
  }

  /** What is asked for by `lang`; BCP 47. */
  protected get language(): string {
    return this.#language.asked;
  }

  /** What the texts are in: English where it stands in. For numbers and dates among them. */
  protected get textLanguage(): string {
    return this.#language.shown;
  }

  /** As it is drawn, also where an ancestor turns it. */
  protected get direction(): 'ltr' | 'rtl' {
    return getComputedStyle(this.#language.frame ?? this).direction === 'rtl' ? 'rtl' : 'ltr';
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const frame = root.ownerDocument.createElement('div');
    frame.style.display = 'contents';
    root.append((this.#language.frame = frame));
    return frame;
  }

  /** A part of the element that is on its way; `updateComplete` waits until it is drawn. */
  protected get arriving(): Promise<unknown> | undefined {
    return undefined;
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    const { arriving } = this;
    if (!arriving) return complete;
    await arriving;
    return this.getUpdateComplete();
  }

  /** Styles that come later than the element, after its own. */
  protected addStyles(styles: readonly CSSResultOrNative[]): void {
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...(this.constructor as typeof InterviewElement).elementStyles, ...styles]);
  }

  /** The text of a key, in the language of the element. */
  protected text<Key extends keyof Strings>(key: Key, ...args: Strings[Key] extends (...args: infer Args) => string ? Args : []): string {
    const text = this.strings[key] ?? textOf(this.#language.texts, key);
    return typeof text === 'function' ? (text as (...args: unknown[]) => string)(...args) : String(text);
  }

  /** What to show of a failure: the host's or the language's sentences for its code, else the error's own. */
  protected describe(failure: Pick<InterviewError, 'code' | 'message' | 'action'>): { message: string; action: string } {
    const sentence = (name: keyof ErrorStrings): string | undefined => {
      const text = this.strings[name] ?? this.#language.texts?.[name];
      return typeof text === 'function' ? text(failure as FailureDetail) : text;
    };
    return { message: sentence(`error ${failure.code}`) ?? failure.message, action: sentence(`action ${failure.code}`) ?? failure.action };
  }

  /** Tells the host. Whoever calls it also shows it. */
  protected tell(error: InterviewError): void {
    this.dispatchEvent(new InterviewErrorEvent(error));
  }

  /** Refuses an attribute value: says so, and names the values there are. Whoever calls it uses the default. */
  protected refuse(attribute: string, allowed: readonly string[] | string): InvalidInputError {
    const rule = typeof allowed === 'string' ? allowed : `must be one of: ${allowed.join(', ')}`;
    const error = new InvalidInputError('attribute', [{ path: attribute, message: rule }], 'The default is used meanwhile.');
    this.tell(error);
    return error;
  }
}
