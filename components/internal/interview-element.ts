import { LocalizeController } from '@shoelace-style/localize';
import { adoptStyles, LitElement, type CSSResultOrNative } from 'lit';
import { property } from 'lit/decorators.js';
import { InterviewError, InvalidInputError } from '../../src/errors/index.js';
import { resolveAssetsUrl } from '../../src/utils/assets-url.js';
import { InterviewErrorEvent } from '../events/interview-error.js';
import { registerEnglish } from './strings/register-english.js';
import type { ErrorStrings, Strings } from './strings/strings.js';

/** Base of all elements: language, replaceable texts, where the self-hosted files lie, and how failures are told. */
export abstract class InterviewElement extends LitElement {
  /** The English texts of this element, beyond those that all have. */
  static texts: Partial<Strings> = {};

  readonly #localize: LocalizeController<Strings>;

  /** Folder of wasm, worker, worklet and model; beside the script by default. */
  @property({ attribute: 'assets-url' }) assetsUrl: string | undefined;

  /** Texts to use instead of ours, by key. */
  @property({ attribute: false }) strings: Partial<Strings> & ErrorStrings = {};

  constructor() {
    super();
    registerEnglish((this.constructor as typeof InterviewElement).texts);
    this.#localize = new LocalizeController<Strings>(this);
  }

  /** The folder as an absolute URL. */
  protected get assets(): string {
    return resolveAssetsUrl(this.assetsUrl);
  }

  protected get language(): string {
    return this.#localize.lang();
  }

  protected get direction(): 'ltr' | 'rtl' {
    return this.#localize.dir() === 'rtl' ? 'rtl' : 'ltr';
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
    adoptStyles(this.renderRoot as ShadowRoot, [...(this.constructor as typeof InterviewElement).elementStyles, ...styles]);
  }

  /** The text of a key, in the language of the element. */
  protected text<Key extends keyof Strings>(key: Key, ...args: Strings[Key] extends (...args: infer Args) => string ? Args : []): string {
    const own = this.strings[key] as Strings[Key] | undefined;
    if (own === undefined) return (this.#localize.term as (key: keyof Strings, ...args: unknown[]) => string)(key, ...args);
    return typeof own === 'function' ? (own as (...args: unknown[]) => string)(...args) : String(own);
  }

  /** What to show of a failure: the host's or the language's sentences for its code, else the error's own. */
  protected describe(failure: Pick<InterviewError, 'code' | 'message' | 'action'>): { message: string; action: string } {
    return {
      message: this.#sentence(`error ${failure.code}`) ?? failure.message,
      action: this.#sentence(`action ${failure.code}`) ?? failure.action,
    };
  }

  #sentence(name: keyof ErrorStrings): string | undefined {
    const key = name as keyof Strings;
    const text = this.strings[name] ?? (this.#localize.exists(key, { lang: this.language }) ? this.text(key as 'close') : undefined);
    return typeof text === 'string' ? text : undefined;
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
