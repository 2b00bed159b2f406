import type { MediaDeviceError } from '../../../src/errors/index.js';
import type { en } from './en/index.js';

type Widen<Value> = Value extends string ? string : Value;

/** The same keys with the same shapes: a text for a text, a function of the same arguments for a function. */
export type Translated<English> = { readonly [Key in keyof English]: Widen<English[Key]> };

/** What a sentence of a failure may name. */
export interface FailureDetail {
  readonly device?: MediaDeviceError['device'];
  /** Name of the adapter. */
  readonly provider?: string;
  /** Name of a file of ours. */
  readonly file?: string;
  readonly issues?: readonly { readonly path: string }[];
}

/** A sentence of a failure, or a function that is given what failed. */
export type ErrorText = string | ((failure: FailureDetail) => string);

/** Sentences of failures by code: what went wrong (`error media/denied`) and what to do (`action media/denied`). Ours are those of the errors. */
export type ErrorStrings = { readonly [Key in `error ${string}` | `action ${string}`]?: ErrorText };

/** What a language says of itself. */
export interface LanguageName {
  /** BCP 47 tag. */
  $code: string;
  /** As its speakers call it. */
  $name: string;
  $dir: 'ltr' | 'rtl';
}

/** Keys and their shapes; a translation has them all. Functions where a number or a name goes in. */
export type Strings = { [Key in keyof typeof en]: Widen<(typeof en)[Key]> } & LanguageName;

/**
 * A whole language: every text of every element, its tag (`$code`), its own name and its direction. Sentences of failures may
 * be left out; the errors' own English ones stand in.
 */
export type Language = Strings & ErrorStrings;
